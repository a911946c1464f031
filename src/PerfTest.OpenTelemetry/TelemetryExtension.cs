using PerfTest.Adapting;
using PerfTest.Planning;
using PerfTest.Telemetry;

[assembly: RunExtension(typeof(TelemetryExtension))]

namespace PerfTest.Telemetry;

/// <summary>Sends the metrics of load tests over OTLP, as soon as the package is there and somebody has said where to.</summary>
internal sealed class TelemetryExtension : IRunExtension
{
    public string Name => "The export of metrics";

    public IReadOnlyList<string> Variables => [TelemetrySetting.Variable];

    public IRunCompanion? Join(PerfTestEnvironment environment, ICollection<string> mistakes)
    {
        TelemetrySetting? setting = TelemetrySetting.Parse(
            environment[TelemetrySetting.Variable], Environment.GetEnvironmentVariable, out string? mistake, environment.LabelOf(TelemetrySetting.Variable));
        if (mistake is not null)
        {
            mistakes.Add(mistake);
        }

        return setting is null ? null : new TelemetryCompanion(setting);
    }
}
