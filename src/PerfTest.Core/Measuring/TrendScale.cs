using System.Globalization;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>
/// Histograms count whole numbers. This is how many of them make one of a unit's own: a time is kept in nanoseconds and written in milliseconds, a plain number is
/// kept in thousandths, bytes are bytes. Negative numbers are kept like positive ones.
/// </summary>
internal static class TrendScale
{
    /// <summary>How many of the histogram's numbers make 1 of what users write and JSON shows: 1,000,000 for times (ms), 1,000 for plain numbers, 1 for bytes.</summary>
    public static long PerUnit(Unit unit) => unit switch
    {
        Unit.Time => Nanoseconds.PerMillisecond,
        Unit.Bytes => 1,
        _ => 1_000,
    };

    /// <summary>Rounds half to even. What lies outside the histogram's range stays outside: it saturates there and is counted.</summary>
    /// <exception cref="LoadTestException">The value is not a number or infinite.</exception>
    public static long ToRecorded(Metric metric, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new LoadTestException(
                $"The value '{value.ToString(CultureInfo.InvariantCulture)}' cannot be added to the trend '{metric.Name}': a trend takes finite numbers.");
        }

        // The cast saturates at the ends of long, both of which are far outside the histogram's range.
        return (long)Math.Round(value * PerUnit(metric.Unit));
    }

    /// <summary>From the histogram's numbers (also averages and quantiles) to what users write: ms, plain numbers, bytes.</summary>
    public static double ToShown(Unit unit, double recorded) => recorded / PerUnit(unit);
}
