using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>A limit on an aggregated metric, as parsed: <c>http_req_duration{name:/a}: p95&lt;500ms</c>.</summary>
internal sealed record Threshold
{
    /// <summary>The expression as the user wrote it: the key under which every report shows it.</summary>
    public required string Source { get; init; }

    /// <summary>The metric's name, or null for the headline latency (fixed per scenario, before load).</summary>
    public string? Metric { get; init; }

    /// <summary>Only samples whose tags equal all of these; empty: all samples.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Filter { get; init; } = [];

    /// <summary>What is computed of the samples, or null where the metric's type has one obvious aggregation.</summary>
    public Aggregation? Aggregation { get; init; }

    public required Comparison Comparison { get; init; }

    /// <summary>The limit's number as written, in <see cref="Unit"/>.</summary>
    public required double Limit { get; init; }

    /// <summary>The limit's unit as written.</summary>
    public LimitUnit Unit { get; init; } = LimitUnit.None;

    /// <summary>Ends the run as soon as the limit is broken.</summary>
    public bool AbortOnFail { get; init; }

    /// <summary>With <see cref="AbortOnFail"/>: not judged during the run before this much of the plan has passed.</summary>
    public TimeSpan DelayAbortEval { get; init; } = TimeSpan.Zero;

    /// <summary>Only completions within this named stage or scenario, or null for the whole run.</summary>
    public string? During { get; init; }

    /// <summary>One of the zero budgets that hold when the user wrote none.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The layer that wrote it: <c>[Threshold]</c>, <c>PERFTEST_THRESHOLDS</c>, <c>default</c>.</summary>
    public string Origin { get; init; } = "[Threshold]";
}
