namespace PerfTest.Cluster.Protocol;

/// <summary>What the controller makes of an agent.</summary>
internal enum OrderKind
{
    /// <summary>It has a part.</summary>
    Member,

    /// <summary>It does not fit.</summary>
    Refused,

    /// <summary>It was lost, and what it says does not count any more.</summary>
    Fenced,

    /// <summary>The test goes on, or went, without it.</summary>
    TooLate,
}
