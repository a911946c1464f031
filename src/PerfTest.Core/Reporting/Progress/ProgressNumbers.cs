namespace PerfTest.Reporting;

/// <summary>What a progress line shows.</summary>
internal sealed record ProgressNumbers
{
    public required string Test { get; init; }

    /// <summary>From t=0 of the plan; negative during warm-up.</summary>
    public required TimeSpan Elapsed { get; init; }

    public required TimeSpan Planned { get; init; }

    /// <summary>The last line of a run.</summary>
    public bool IsDone { get; init; }

    public required int Vus { get; init; }

    /// <summary>Since the line before; in the last one over the whole run.</summary>
    public required double IterationsPerSecond { get; init; }

    /// <summary>Since the line before; in the last one over the whole run; null where no HTTP was sent yet.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>Of the headline so far, in nanoseconds; infinite where it falls among what never started; null without samples.</summary>
    public double? P95 { get; init; }

    /// <summary>Failed requests and failed iterations so far, whichever are more: one usually brings the other.</summary>
    public required long Failed { get; init; }

    /// <summary>Iterations that never started, so far.</summary>
    public required long Dropped { get; init; }

    /// <summary>Words for the end of the line, such as the dashboard's address.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
