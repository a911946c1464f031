namespace PerfTest.Planning;

/// <summary>Conversions to and from the engine's unit of time, the nanosecond as a signed 64-bit integer (292 years).</summary>
internal static class Nanoseconds
{
    public const long PerMicrosecond = 1_000;
    public const long PerMillisecond = 1_000_000;
    public const long PerSecond = 1_000_000_000;
    public const long PerMinute = 60 * PerSecond;
    public const long PerHour = 60 * PerMinute;

    /// <summary>A <see cref="TimeSpan"/> has a resolution of 100 ns, so this direction is exact.</summary>
    public static long From(TimeSpan time) => checked(time.Ticks * 100);

    /// <summary>Rounds half away from zero to the 100 ns of a <see cref="TimeSpan"/>.</summary>
    public static TimeSpan ToTimeSpan(long nanoseconds) => new((nanoseconds + (nanoseconds < 0 ? -50 : 50)) / 100);
}
