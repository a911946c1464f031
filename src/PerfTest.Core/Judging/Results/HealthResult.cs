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
}
