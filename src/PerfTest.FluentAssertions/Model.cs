using PerfTest.Measuring;

namespace PerfTest;

/// <summary>What times count from.</summary>
internal static class Model
{
    private const string Open = "response time from the intended start";
    private const string Closed = "service time";

    /// <summary>Of a metric, whatever the model of its scenarios; null for those that say nothing about it.</summary>
    /// <param name="metric">Its name, with a filter or without.</param>
    public static string? Of(string metric) => metric.Split('{')[0] switch
    {
        MetricNames.HttpReqResponseTime or MetricNames.IterationResponseTime => Open,
        MetricNames.HttpReqDuration or MetricNames.IterationDuration => Closed,
        _ => null,
    };

    /// <summary>Of headline metrics, as reports have it.</summary>
    public static string Of(IReadOnlyCollection<ScenarioResult> scenarios) => (scenarios.Any(scenario => scenario.IsOpenModel), scenarios.Any(scenario => !scenario.IsOpenModel)) switch
    {
        (true, true) => "open and closed models together",
        (true, false) => $"open model, {Open}",
        _ => $"closed model, {Closed}",
    };
}
