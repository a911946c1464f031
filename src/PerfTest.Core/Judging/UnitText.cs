using PerfTest.Measuring;

namespace PerfTest.Judging;

/// <summary>Values with their unit, for people.</summary>
internal static class UnitText
{
    /// <param name="unit">What the value is.</param>
    /// <param name="recorded">In the histogram's numbers: nanoseconds, thousandths, bytes.</param>
    /// <param name="digits">Significant digits.</param>
    public static string OfRecorded(Unit unit, double recorded, int digits = 3) => unit == Unit.Time
        ? Figures.Time(recorded, digits)
        : Of(unit, TrendScale.ToShown(unit, recorded), digits);

    /// <param name="unit">What the value is.</param>
    /// <param name="value">In the engine's unit: nanoseconds, bytes, plain numbers.</param>
    /// <param name="digits">Significant digits.</param>
    public static string Of(Unit unit, double value, int digits = 3) => unit switch
    {
        Unit.Time => Figures.Time(value, digits),
        Unit.Bytes => Figures.Bytes(value, digits),
        _ => Figures.Number(value, digits),
    };
}
