namespace PerfTest;

/// <summary>One of several workloads of a load test, run side by side. The annotated method then is no load: it judges the result afterwards.</summary>
/// <param name="exec">The method that the scenario's virtual users run; may be private. Its name is the scenario's unless <see cref="Name"/> is set.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ScenarioAttribute(string exec) : WorkloadAttribute
{
    /// <summary>The method that the scenario's virtual users run.</summary>
    public string Exec { get; } = exec;

    /// <summary>The scenario's name, unique within the test. Default: <see cref="Exec"/>.</summary>
    public string Name { get; set; } = exec;

    /// <summary>When the scenario starts, counted from the start of the test. Default <c>0s</c>.</summary>
    public string? StartTime { get => Settings.StartTime; set => Settings.StartTime = value; }

    /// <summary>This scenario's share of the iterations of the <c>[LoadTest]</c>'s own workload, 1…1,000,000. Not beside a workload of its own.</summary>
    public int Weight { get => WeightOrNull ?? 1; set => WeightOrNull = value; }

    /// <summary>Tags added to every sample of the scenario: <c>team=shop, tier=gold</c>.</summary>
    public string? Tags { get; set; }

    internal int? WeightOrNull { get; private set; }
}
