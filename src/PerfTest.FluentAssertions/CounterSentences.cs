using PerfTest.Judging;

namespace PerfTest;

/// <summary>What is wrong with a sum: what goes behind "but", or null.</summary>
internal static class CounterSentences
{
    public static string? RateNotAbove(CounterMetric counter, double perSecond, string what) => !counter.HasSamples ? RateSentences.NoSamples(counter.Name)
        : counter.Rate > perSecond ? null
        : $"it was {Rate(counter, perSecond)}: {Amount(counter, what)} within the plan.";

    public static string? RateNotBelow(CounterMetric counter, double perSecond, string what) => !counter.HasSamples ? RateSentences.NoSamples(counter.Name)
        : counter.Rate < perSecond ? null
        : $"it was {Rate(counter, perSecond)}: {Amount(counter, what)} within the plan.";

    public static string Rate(CounterMetric counter, double beside) => Limits.Beside(counter.Rate, beside, (rate, digits) => PerSecond(counter.Unit, rate, digits));

    public static string PerSecond(Unit unit, double rate, int digits) => unit == Unit.Bytes ? $"{Figures.Bytes(rate, digits)}/s" : Figures.PerSecond(rate, digits);

    private static string Amount(CounterMetric counter, string what) =>
        counter.Unit == Unit.Bytes ? $"{Figures.Count(counter.CountWithinPlan)} B" : what.Length == 0 ? Figures.Count(counter.CountWithinPlan) : Figures.Counted(counter.CountWithinPlan, what);
}
