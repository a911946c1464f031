namespace PerfTest;

/// <summary>What a metric's values are, so that limits can be written and values shown with a unit.</summary>
public enum Unit
{
    /// <summary>A plain number.</summary>
    None = 0,

    /// <summary>A length of time; kept in nanoseconds, a bare number in a limit is milliseconds.</summary>
    Time = 1,

    /// <summary>An amount of data in bytes.</summary>
    Bytes = 2,
}
