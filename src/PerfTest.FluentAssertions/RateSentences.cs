using PerfTest.Judging;

namespace PerfTest;

/// <summary>What is wrong with a share: what goes behind "but", or null.</summary>
internal static class RateSentences
{
    public static string? NotBelow(RateMetric rate, double share, string what) => !rate.HasSamples ? NoSamples(rate.Name)
        : rate.Rate < share ? null
        : $"it was {Limits.Percent(rate.Rate, share)}: {Figures.Count(rate.Passes)} of {Figures.Count(rate.Total)} {what}.";

    public static string? NotAbove(RateMetric rate, double share, string what) => !rate.HasSamples ? NoSamples(rate.Name) : NotAbove(rate.Passes, rate.Total, share, what);

    public static string? NotAbove(long passes, long total, double share, string what) => (double)passes / total is var rate && rate > share ? null
        : $"it was {Limits.Percent(rate, share)}: {Figures.Count(total - passes)} of {Figures.Count(total)} {what}.";

    /// <summary>Wrong if any is true.</summary>
    public static string? Some(RateMetric rate, string what) => !rate.HasSamples ? NoSamples(rate.Name)
        : rate.Passes == 0 ? null
        : $"{Figures.Count(rate.Passes)} of {Figures.Count(rate.Total)} {what} failed ({Figures.Percent(rate.Rate)}).";

    public static string NoSamples(string metric) => $"{metric} has no samples: nothing can be said about it.";
}
