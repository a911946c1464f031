namespace PerfTest.Planning;

/// <summary>What a limit's unit measures.</summary>
internal enum LimitKind
{
    /// <summary>No unit was written: the metric decides.</summary>
    Number,

    Time,

    /// <summary>A part of the whole, 0…1.</summary>
    Share,

    Data,

    /// <summary>How often.</summary>
    Frequency,
}
