using System.Globalization;

namespace PerfTest.Planning;

/// <summary>A rate of iterations as an exact rational: <paramref name="Count"/> iterations every <paramref name="PeriodNanoseconds"/>.</summary>
/// <remarks>
/// Kept as written, never as a double: 10 000 a second for a year has a due time for each iteration that is exact to the nanosecond.
/// </remarks>
/// <param name="Count">Iterations per period, at least 0.</param>
/// <param name="PeriodNanoseconds">Length of the period in nanoseconds, at least 1.</param>
internal readonly record struct Rate(long Count, long PeriodNanoseconds)
{
    private static readonly (string Name, long Length)[] Units =
    [
        ("h", Nanoseconds.PerHour),
        ("m", Nanoseconds.PerMinute),
        ("s", Nanoseconds.PerSecond),
        ("ms", Nanoseconds.PerMillisecond),
        ("us", Nanoseconds.PerMicrosecond),
        ("ns", 1),
    ];

    /// <summary>No iterations at all.</summary>
    public static Rate Zero => new(0, Nanoseconds.PerSecond);

    /// <summary>Iterations per second, for people and for sizing; never for due times.</summary>
    public double PerSecond => (double)Count * Nanoseconds.PerSecond / PeriodNanoseconds;

    /// <summary>Compares exactly.</summary>
    public int CompareTo(Rate other) => ((Int128)Count * other.PeriodNanoseconds).CompareTo((Int128)other.Count * PeriodNanoseconds);

    /// <summary>The form that <see cref="RateParser"/> reads back as the same value: <c>100/s</c>, <c>5/500ms</c>.</summary>
    public override string ToString()
    {
        long period = PeriodNanoseconds;
        (string name, long length) = Array.Find(Units, unit => period % unit.Length == 0);
        return period == length
            ? string.Create(CultureInfo.InvariantCulture, $"{Count}/{name}")
            : string.Create(CultureInfo.InvariantCulture, $"{Count}/{period / length}{name}");
    }
}
