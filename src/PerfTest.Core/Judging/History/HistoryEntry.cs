using System.Collections.Immutable;

namespace PerfTest.Judging;

/// <summary>What the history keeps of a run. Times are nanoseconds.</summary>
internal sealed record HistoryEntry
{
    /// <summary>The test's name.</summary>
    public required string Test { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Of which code, where a CI server says so.</summary>
    public string? Commit { get; init; }

    /// <summary>Which machine: runs of different ones are not compared.</summary>
    public required string Machine { get; init; }

    public string? Runtime { get; init; }

    /// <summary>A fingerprint of the load and its target: runs of different ones are not compared.</summary>
    public required string Settings { get; init; }

    public double TimeScale { get; init; } = 1;

    public required LoadVerdict Verdict { get; init; }

    /// <summary>Of the headline latency; null: no samples, or not reached.</summary>
    public double? P50 { get; init; }

    public double? P95 { get; init; }

    public double? P99 { get; init; }

    /// <summary>Requests per second; iterations where there are no requests.</summary>
    public double Rate { get; init; }

    /// <summary>0…1: of requests, or of iterations.</summary>
    public double Failed { get; init; }

    /// <summary>The figures of the test's baselines, in the engine's units.</summary>
    public ImmutableSortedDictionary<string, double> Figures { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Runs with the same key can be compared: same test, machine, settings, scale.</summary>
    public (string Test, string Machine, string Settings, double TimeScale) Key => (Test, Machine, Settings, TimeScale);
}
