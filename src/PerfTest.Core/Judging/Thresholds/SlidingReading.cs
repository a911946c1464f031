using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>How a limit fared in its windows so far. Times are nanoseconds from t=0.</summary>
internal sealed record SlidingReading
{
    public required Threshold Threshold { get; init; }

    /// <summary>Windows that were judged.</summary>
    public int Windows { get; init; }

    /// <summary>Windows in which it did not hold.</summary>
    public int Broken { get; init; }

    /// <summary>The window that was furthest on the wrong side of the limit, or nearest to it; null where none was judged.</summary>
    public SlidingWindowReading? Worst { get; init; }

    /// <summary>The first window in which it did not hold.</summary>
    public SlidingWindowReading? FirstBroken { get; init; }

    /// <summary>Of a recovery: how long after the stage the first window began from which on it held; null while it does not.</summary>
    public long? RecoveredAfter { get; init; }

    /// <summary>Of a recovery: how long was watched.</summary>
    public long Watched { get; init; }

    public bool Passed => Threshold.Scope.RecoversWithin is { } within
        ? RecoveredAfter is { } after && after <= Nanoseconds.From(within)
        : Windows > 0 && Broken == 0;
}
