namespace PerfTest;

/// <summary>Who shares connections to a live target.</summary>
public enum LoadConnections
{
    /// <summary>Each virtual user has connections of its own, as a real user has; they are made when the user first needs them.</summary>
    PerVu,

    /// <summary>All virtual users share one pool, as the requests of one service to another do.</summary>
    Shared,
}
