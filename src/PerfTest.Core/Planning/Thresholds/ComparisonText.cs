namespace PerfTest.Planning;

/// <summary>How comparisons are written, and what they mean.</summary>
internal static class ComparisonText
{
    /// <summary><c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>==</c> or <c>!=</c>.</summary>
    public static string Symbol(this Comparison comparison) => comparison switch
    {
        Comparison.LessThan => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.GreaterThan => ">",
        Comparison.GreaterOrEqual => ">=",
        Comparison.Equal => "==",
        _ => "!=",
    };

    /// <summary>Whether <paramref name="value"/> keeps the limit. NaN keeps none.</summary>
    public static bool Holds(this Comparison comparison, double value, double limit) => comparison switch
    {
        Comparison.LessThan => value < limit,
        Comparison.LessOrEqual => value <= limit,
        Comparison.GreaterThan => value > limit,
        Comparison.GreaterOrEqual => value >= limit,
        Comparison.Equal => value == limit,
        _ => value != limit && !double.IsNaN(value),
    };
}
