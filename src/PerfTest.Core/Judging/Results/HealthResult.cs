namespace PerfTest;

/// <summary>How well the generator itself did: whether what was measured is the target's doing.</summary>
public sealed class HealthResult
{
    internal HealthResult()
    {
    }

    /// <summary>What was found, the worst first.</summary>
    public required IReadOnlyList<HealthFinding> Findings { get; init; }

    /// <summary>Whether the planned load was delivered.</summary>
    public bool IsDelivered => Findings.All(finding => finding.Severity != HealthSeverity.NotDelivered);

    /// <summary>Whether the numbers may be the generator's and not the target's.</summary>
    public bool IsSuspect => Findings.Any(finding => finding.Severity == HealthSeverity.Suspect);

    /// <summary>The share of the iterations that were due and did start, 0…1; 1 in closed models.</summary>
    public required double StartedShare { get; init; }

    /// <summary>The 99th percentile of <c>iteration_start_lag</c>; null in closed models.</summary>
    public TimeSpan? StartLagP99 { get; init; }

    /// <summary>How long work handed to the thread pool waited: the 99th percentile of one item per 100 ms; null where nobody watched.</summary>
    public TimeSpan? PoolDelayP99 { get; init; }

    /// <summary>The most threads that the pool had; null where nobody watched.</summary>
    public int? PoolThreads { get; init; }

    /// <summary>
    /// Threads of the pool that the test runner kept for itself; the pool's minimum was raised by as many for the time of the run. Null where nobody watched.
    /// </summary>
    public int? RunnerThreads { get; init; }

    /// <summary>The share of the time in which garbage collections stood the process still, 0…1; null where nobody watched.</summary>
    public double? GcPauseShare { get; init; }

    /// <summary>The longest single pause of a garbage collection; null where nobody watched.</summary>
    public TimeSpan? LongestGcPause { get; init; }

    /// <summary>The mean share of the CPU that this process may use, 0…1; null where nobody watched. With a host in memory, both together.</summary>
    public double? CpuShare { get; init; }
}
