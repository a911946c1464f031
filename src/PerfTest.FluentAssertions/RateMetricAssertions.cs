using FluentAssertions;
using PerfTest.Judging;

namespace PerfTest;

/// <summary>Assertions about the share of samples that were true. A metric without samples meets none.</summary>
public sealed class RateMetricAssertions : LoadAssertions<RateMetric, RateMetricAssertions>
{
    internal RateMetricAssertions(RateMetric? metric)
        : base(metric)
    {
    }

    /// <inheritdoc/>
    protected override string Identifier => "the rate";

    private string Name => Subject is null ? "" : $" of {Subject.Name}";

    /// <summary>Asserts that the share of true samples is below a limit.</summary>
    /// <param name="share">Above 0 and at most 1: one percent is 0.01.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<RateMetricAssertions> HaveRateBelow(double share, string because = "", params object[] becauseArgs)
    {
        Limits.Below(share, $"{nameof(HaveNoPasses)}()");
        return Expect($"have a rate{Name} below {Figures.Percent(share)}", metric => RateSentences.NotBelow(metric, share, "were true"), because, becauseArgs);
    }

    /// <summary>Asserts that the share of true samples is above a limit.</summary>
    /// <param name="share">At least 0 and below 1: 99 percent is 0.99.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<RateMetricAssertions> HaveRateAbove(double share, string because = "", params object[] becauseArgs)
    {
        Limits.Above(share, $"{nameof(HaveNoFails)}()");
        return Expect($"have a rate{Name} above {Figures.Percent(share)}", metric => RateSentences.NotAbove(metric, share, "were false"), because, becauseArgs);
    }

    /// <summary>Asserts that there are samples and that none is true: of <c>http_req_failed</c>, that no request failed.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<RateMetricAssertions> HaveNoPasses(string because = "", params object[] becauseArgs) =>
        Expect($"have no true sample{Name}", metric => Wrong(metric, metric.Passes, "were true"), because, becauseArgs);

    /// <summary>Asserts that there are samples and that all are true: of <c>checks</c>, that every check held.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<RateMetricAssertions> HaveNoFails(string because = "", params object[] becauseArgs) =>
        Expect($"have no false sample{Name}", metric => Wrong(metric, metric.Fails, "were false"), because, becauseArgs);

    private static string? Wrong(RateMetric metric, long wrong, string what) => !metric.HasSamples ? RateSentences.NoSamples(metric.Name)
        : wrong == 0 ? null
        : $"{Figures.Count(wrong)} of {Figures.Count(metric.Total)} {what} ({Figures.Percent((double)wrong / metric.Total)}).";
}
