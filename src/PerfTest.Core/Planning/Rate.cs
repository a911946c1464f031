namespace PerfTest.Planning;

/// <summary>A rate of iterations as an exact rational: <paramref name="Count"/> iterations every <paramref name="PeriodNanoseconds"/>.</summary>
/// <remarks>
/// Kept as written, never as a double: 10 000 a second for a year has a due time for each iteration that is exact to the nanosecond.
/// </remarks>
/// <param name="Count">Iterations per period, at least 0.</param>
/// <param name="PeriodNanoseconds">Length of the period in nanoseconds, at least 1.</param>
internal readonly record struct Rate(long Count, long PeriodNanoseconds)
{
    /// <summary>No iterations at all.</summary>
    public static Rate Zero => new(0, Nanoseconds.PerSecond);

    /// <summary>Iterations per second, for people and for sizing; never for due times.</summary>
    public double PerSecond => (double)Count * Nanoseconds.PerSecond / PeriodNanoseconds;
}
