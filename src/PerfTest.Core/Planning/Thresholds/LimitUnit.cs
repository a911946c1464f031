namespace PerfTest.Planning;

/// <summary>The unit written behind a limit's number.</summary>
internal enum LimitUnit
{
    None,
    Nanoseconds,
    Microseconds,
    Milliseconds,
    Seconds,
    Minutes,
    Percent,
    Bytes,
    Kilobytes,
    Megabytes,
    Gigabytes,
    Kibibytes,
    Mebibytes,
    Gibibytes,
    PerSecond,
    PerMinute,
}
