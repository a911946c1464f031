namespace PerfTest.Measuring;

/// <summary>What a gauge holds.</summary>
/// <param name="Value">The latest.</param>
/// <param name="Min">The smallest ever set.</param>
/// <param name="Max">The largest ever set.</param>
/// <param name="SetAt">
/// Its place among all settings of all gauges: of two the higher is the later. About nanoseconds from t=0, so that it can be compared, to a tick, with that of another
/// machine.
/// </param>
internal readonly record struct GaugeTotals(double Value, double Min, double Max, long SetAt)
{
    /// <summary>Of several series together: the latest value, the smallest, the largest.</summary>
    public static GaugeTotals operator +(GaugeTotals left, GaugeTotals right)
    {
        var latest = left.SetAt > right.SetAt || (left.SetAt == right.SetAt && left.Value > right.Value) ? left : right;
        return latest with { Min = Math.Min(left.Min, right.Min), Max = Math.Max(left.Max, right.Max) };
    }

    /// <summary>Of several machines that count the same thing, each its own: the sums.</summary>
    public GaugeTotals Beside(GaugeTotals other) => new(Value + other.Value, Min + other.Min, Max + other.Max, Math.Max(SetAt, other.SetAt));
}
