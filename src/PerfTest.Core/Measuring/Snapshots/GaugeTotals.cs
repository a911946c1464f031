namespace PerfTest.Measuring;

/// <summary>What a gauge holds.</summary>
/// <param name="Value">The latest.</param>
/// <param name="Min">The smallest ever set.</param>
/// <param name="Max">The largest ever set.</param>
/// <param name="SetAt">Its place among all settings of all gauges: of two the higher is the later.</param>
internal readonly record struct GaugeTotals(double Value, double Min, double Max, long SetAt)
{
    /// <summary>Of several series together: the latest value, the smallest, the largest.</summary>
    public static GaugeTotals operator +(GaugeTotals left, GaugeTotals right)
    {
        var latest = left.SetAt > right.SetAt ? left : right;
        return latest with { Min = Math.Min(left.Min, right.Min), Max = Math.Max(left.Max, right.Max) };
    }
}
