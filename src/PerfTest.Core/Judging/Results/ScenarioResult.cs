namespace PerfTest;

/// <summary>What one scenario was asked to do and did.</summary>
public sealed class ScenarioResult
{
    internal ScenarioResult()
    {
    }

    /// <summary>Its name; <c>default</c> where the test declares none.</summary>
    public required string Name { get; init; }

    /// <summary>The executor's name, as k6 spells it: <c>constant-vus</c>.</summary>
    public required string Executor { get; init; }

    /// <summary>What was asked for, in words: <c>100 VUs for 5m</c>.</summary>
    public required string Workload { get; init; }

    /// <summary>An open model: iterations start at due times, and response times count from them. Otherwise closed: service times.</summary>
    public required bool IsOpenModel { get; init; }

    /// <summary>The metric that a threshold without a metric judges: fixed before load.</summary>
    public required string HeadlineMetric { get; init; }

    /// <summary>The distribution of <see cref="HeadlineMetric"/>.</summary>
    public required LatencyMetric Latency { get; init; }

    /// <summary>Its iterations. Of a scenario with a weight without those that were cut off at their hard deadline, which are counted for all of them together.</summary>
    public required IterationResult Iterations { get; init; }

    /// <summary>Its name, and its headline latency.</summary>
    public override string ToString() => $"{Name}: {Latency}";
}
