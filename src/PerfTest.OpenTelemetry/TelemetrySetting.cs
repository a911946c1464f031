using System.Globalization;
using OpenTelemetry.Exporter;
using PerfTest.Planning;

namespace PerfTest.Telemetry;

/// <summary>Where metrics go, from <c>PERFTEST_OTLP</c> and OpenTelemetry's own variables.</summary>
internal sealed record TelemetrySetting
{
    public const string Variable = VariableNames.Otlp;

    private const string Prefix = "OTEL_EXPORTER_OTLP_";
    private const string SignalPath = "v1/metrics";

    /// <summary>A collector's own address where none is given: that of its protocol.</summary>
    private static readonly Uri DefaultGrpc = new("http://localhost:4317");
    private static readonly Uri DefaultHttp = new("http://localhost:4318");

    public required Uri Endpoint { get; init; }

    public required OtlpExportProtocol Protocol { get; init; }

    /// <summary>As OpenTelemetry writes them: <c>name=value,name=value</c>; null: none.</summary>
    public string? Headers { get; init; }

    /// <summary>From export to export. Default 5 s, which is shorter than OpenTelemetry's own minute: load tests are.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <param name="value">As written, or null.</param>
    /// <param name="variable">OpenTelemetry's variables.</param>
    /// <param name="mistake">A sentence if something is wrong, else null.</param>
    /// <param name="label">What the sentence calls the value.</param>
    /// <returns>Null: nothing is sent.</returns>
    public static TelemetrySetting? Parse(string? value, Func<string, string?> variable, out string? mistake, string label = Variable)
    {
        mistake = null;
        string? standard = Of("METRICS_ENDPOINT") ?? Of("ENDPOINT");
        switch (value?.ToLowerInvariant())
        {
            case "0" or "false" or "off":
                return null;
            case null when standard is null:
                return null;
            case null or "1" or "true" or "on":
                break;
            default:
                if (AddressOf(value) is { } own)
                {
                    return Setting(own, isWhole: own.AbsolutePath != "/", OtlpExportProtocol.HttpProtobuf);
                }

                mistake = $"{label} = {Written.Quote(value)} is neither a switch nor an address: write 1, 0, or where a collector takes OTLP over HTTP, such as http://localhost:4318.";
                return null;
        }

        OtlpExportProtocol? protocol = (Of("METRICS_PROTOCOL") ?? Of("PROTOCOL")) switch
        {
            null or "grpc" => OtlpExportProtocol.Grpc,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            _ => null,
        };
        if (protocol is not { } known)
        {
            mistake = $"{Prefix}PROTOCOL = {Written.Quote(Of("METRICS_PROTOCOL") ?? Of("PROTOCOL"))} is not supported: write grpc or http/protobuf.";
            return null;
        }

        Uri? address = standard is null ? (known == OtlpExportProtocol.Grpc ? DefaultGrpc : DefaultHttp) : AddressOf(standard);
        if (address is null)
        {
            mistake = $"{Prefix}{(Of("METRICS_ENDPOINT") is null ? "" : "METRICS_")}ENDPOINT = {Written.Quote(standard)} is not an absolute http or https address: write one such as http://localhost:4317, or {Variable}=0 to send nothing.";
            return null;
        }

        return Setting(address, isWhole: Of("METRICS_ENDPOINT") is not null, known);

        string? Of(string name) => variable(Prefix + name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        TelemetrySetting Setting(Uri endpoint, bool isWhole, OtlpExportProtocol how) => new()
        {
            Endpoint = how == OtlpExportProtocol.HttpProtobuf && !isWhole ? new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + SignalPath) : endpoint,
            Protocol = how,
            Headers = Of("METRICS_HEADERS") ?? Of("HEADERS"),
            Interval = int.TryParse(variable("OTEL_METRIC_EXPORT_INTERVAL"), NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds) && milliseconds > 0
                ? TimeSpan.FromMilliseconds(milliseconds)
                : TimeSpan.FromSeconds(5),
        };
    }

    private static Uri? AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;
}
