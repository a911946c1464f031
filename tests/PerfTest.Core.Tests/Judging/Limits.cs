using PerfTest.Planning;

namespace PerfTest.Core.Tests.Judging;

/// <summary>Thresholds as planning makes them.</summary>
internal static class Limits
{
    public static Threshold Of(string expression, string? during = null, bool abortOnFail = false, TimeSpan delay = default, bool isDefault = false, string? origin = null)
    {
        var parsed = ThresholdParser.Parse(expression);
        Assert.Null(parsed.Mistake);
        return new()
        {
            Expression = parsed.Expression!,
            Scope = new ThresholdScope { During = during },
            AbortOnFail = abortOnFail,
            DelayAbortEval = delay,
            IsDefault = isDefault,
            Origin = origin ?? (isDefault ? "default" : "[Threshold]"),
        };
    }
}
