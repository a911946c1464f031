using FluentAssertions;
using OpenTelemetry.Exporter;

namespace PerfTest.Telemetry.Tests;

public class TelemetrySettingTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData("false")]
    public void Without_an_address_or_switched_off_nothing_is_sent(string? value)
    {
        Parse(value).Should().BeNull();
        Parse("0", ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317")).Should().BeNull();
    }

    [Fact]
    public void The_standard_variables_are_enough()
    {
        Parse(null, ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317")).Should().BeEquivalentTo(
            new { Endpoint = new Uri("http://localhost:4317"), Protocol = OtlpExportProtocol.Grpc, Headers = (string?)null, Interval = TimeSpan.FromSeconds(5) });
        Parse(null, ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318/"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_EXPORTER_OTLP_HEADERS", "a=b")).Should().BeEquivalentTo(
            new { Endpoint = new Uri("http://localhost:4318/v1/metrics"), Protocol = OtlpExportProtocol.HttpProtobuf, Headers = "a=b" });
        Parse(null, ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://localhost:9090/otlp"), ("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "2000")).Should().BeEquivalentTo(
            new { Endpoint = new Uri("http://localhost:9090/otlp"), Interval = TimeSpan.FromSeconds(2) });
    }

    [Theory]
    [InlineData("http://localhost:4318", "http://localhost:4318/v1/metrics")]
    [InlineData("https://otlp.example/tenant/v1/metrics", "https://otlp.example/tenant/v1/metrics")]
    public void An_address_of_ones_own_is_one_of_HTTP(string value, string endpoint) => Parse(value).Should().BeEquivalentTo(
        new { Endpoint = new Uri(endpoint), Protocol = OtlpExportProtocol.HttpProtobuf });

    [Fact]
    public void Switched_on_without_an_address_it_goes_to_the_collector_of_this_machine()
    {
        Parse("1")!.Endpoint.Should().Be(new Uri("http://localhost:4317"));
        Parse("1", ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"))!.Endpoint.Should().Be(new Uri("http://localhost:4318/v1/metrics"));
    }

    [Theory]
    [InlineData("yes", "", "", "PERFTEST_OTLP = \"yes\" is neither a switch nor an address: write 1, 0, or where a collector takes OTLP over HTTP, such as http://localhost:4318.")]
    [InlineData("localhost:4318", "", "", "PERFTEST_OTLP = \"localhost:4318\" is neither a switch nor an address: write 1, 0, or where a collector takes OTLP over HTTP, such as http://localhost:4318.")]
    [InlineData(null, "collector", "", "OTEL_EXPORTER_OTLP_ENDPOINT = \"collector\" is not an absolute http or https address: write one such as http://localhost:4317, or PERFTEST_OTLP=0 to send nothing.")]
    [InlineData(null, "http://localhost", "http/json", "OTEL_EXPORTER_OTLP_PROTOCOL = \"http/json\" is not supported: write grpc or http/protobuf.")]
    public void What_is_wrong_is_a_sentence(string? value, string endpoint, string protocol, string sentence)
    {
        TelemetrySetting.Parse(value, name => name switch { "OTEL_EXPORTER_OTLP_ENDPOINT" => endpoint, "OTEL_EXPORTER_OTLP_PROTOCOL" => protocol, _ => null }, out string? mistake).Should().BeNull();
        mistake.Should().Be(sentence);
    }

    private static TelemetrySetting? Parse(string? value, params (string Name, string Value)[] variables)
    {
        TelemetrySetting? setting = TelemetrySetting.Parse(value, name => variables.FirstOrDefault(variable => variable.Name == name).Value, out string? mistake);
        mistake.Should().BeNull();
        return setting;
    }
}
