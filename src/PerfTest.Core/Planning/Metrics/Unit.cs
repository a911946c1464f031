namespace PerfTest;

/// <summary>What a metric's numbers are.</summary>
public enum Unit
{
    /// <summary>
    /// Plain numbers. A trend keeps them in thousandths: exact to 0.001 up to 2, to 0.05 % beyond, from −3.6 billion to 3.6 billion (what lies outside counts as
    /// the limit, and the report says how often).
    /// </summary>
    None = 0,

    /// <summary>
    /// Durations. Written as numbers they are milliseconds; kept in nanoseconds, exact up to 2 µs, to 0.05 % beyond, at most 1 h (what is longer counts as 1 h, and
    /// the report says how often).
    /// </summary>
    Time = 1,

    /// <summary>Bytes. A trend keeps whole ones: exact up to 2 KB, to 0.05 % beyond, at most 3.6 TB.</summary>
    Bytes = 2,
}
