using FluentAssertions;
using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest;

/// <summary>
/// Assertions about a distribution of numbers, in the metric's own unit: milliseconds where it is one of times. A metric without samples meets none.
/// </summary>
public sealed class TrendMetricAssertions : LoadAssertions<TrendMetric, TrendMetricAssertions>
{
    internal TrendMetricAssertions(TrendMetric? metric)
        : base(metric)
    {
    }

    /// <inheritdoc/>
    protected override string Identifier => "the trend";

    /// <summary>Asserts that the 50th percentile is below a limit.</summary>
    /// <param name="limit">In the metric's own unit.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<TrendMetricAssertions> HaveMedianBelow(double limit, string because = "", params object[] becauseArgs) => HavePercentileBelow(50, limit, because, becauseArgs);

    /// <summary>Asserts that the 95th percentile is below a limit.</summary>
    /// <inheritdoc cref="HaveMedianBelow"/>
    [CustomAssertion]
    public AndConstraint<TrendMetricAssertions> HaveP95Below(double limit, string because = "", params object[] becauseArgs) => HavePercentileBelow(95, limit, because, becauseArgs);

    /// <summary>Asserts that the 99th percentile is below a limit.</summary>
    /// <inheritdoc cref="HaveMedianBelow"/>
    [CustomAssertion]
    public AndConstraint<TrendMetricAssertions> HaveP99Below(double limit, string because = "", params object[] becauseArgs) => HavePercentileBelow(99, limit, because, becauseArgs);

    /// <summary>Asserts that a percentile is below a limit.</summary>
    /// <param name="percent">0…100.</param>
    /// <param name="limit">In the metric's own unit.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<TrendMetricAssertions> HavePercentileBelow(double percent, double limit, string because = "", params object[] becauseArgs)
    {
        Percentiles.Check(percent);
        return Judge(percent == 50 ? "the median" : Percentiles.Name(percent), "below", limit, (sentence, recorded) => sentence.PercentileNotBelow(percent, recorded), because, becauseArgs);
    }

    /// <summary>Asserts that a percentile is above a limit.</summary>
    /// <inheritdoc cref="HavePercentileBelow"/>
    [CustomAssertion]
    public AndConstraint<TrendMetricAssertions> HavePercentileAbove(double percent, double limit, string because = "", params object[] becauseArgs)
    {
        Percentiles.Check(percent);
        return Judge(percent == 50 ? "the median" : Percentiles.Name(percent), "above", limit, (sentence, recorded) => sentence.PercentileNotAbove(percent, recorded), because, becauseArgs);
    }

    /// <summary>Asserts that the mean is below a limit.</summary>
    /// <inheritdoc cref="HaveMedianBelow"/>
    [CustomAssertion]
    public AndConstraint<TrendMetricAssertions> HaveAverageBelow(double limit, string because = "", params object[] becauseArgs) =>
        Judge("the average", "below", limit, (sentence, recorded) => sentence.AverageNotBelow(recorded), because, becauseArgs);

    /// <summary>Asserts that the mean is above a limit.</summary>
    /// <inheritdoc cref="HaveMedianBelow"/>
    [CustomAssertion]
    public AndConstraint<TrendMetricAssertions> HaveAverageAbove(double limit, string because = "", params object[] becauseArgs) =>
        Judge("the average", "above", limit, (sentence, recorded) => sentence.AverageNotAbove(recorded), because, becauseArgs);

    /// <summary>Asserts that the largest sample is below a limit.</summary>
    /// <inheritdoc cref="HaveMedianBelow"/>
    [CustomAssertion]
    public AndConstraint<TrendMetricAssertions> HaveMaxBelow(double limit, string because = "", params object[] becauseArgs) =>
        Judge("the maximum", "below", limit, (sentence, recorded) => sentence.MaxNotBelow(recorded), because, becauseArgs);

    /// <summary>Asserts that the smallest sample is above a limit.</summary>
    /// <inheritdoc cref="HaveMedianBelow"/>
    [CustomAssertion]
    public AndConstraint<TrendMetricAssertions> HaveMinAbove(double limit, string because = "", params object[] becauseArgs) =>
        Judge("the minimum", "above", limit, (sentence, recorded) => sentence.MinNotAbove(recorded), because, becauseArgs);

    /// <summary>Asserts that there are enough samples for what is said about them.</summary>
    /// <param name="count">The fewest, at least 1.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<TrendMetricAssertions> HaveAtLeastSamples(long count, string because = "", params object[] becauseArgs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Expect($"have at least {Figures.Counted(count, "sample")}", metric => SentenceOf(metric).FewerSamplesThan(count), because, becauseArgs);
    }

    private static DistributionSentence SentenceOf(TrendMetric metric) => new(metric.Name, metric.Unit, metric.Distribution, Model.Of(metric.Name));

    [CustomAssertion]
    private AndConstraint<TrendMetricAssertions> Judge(string what, string side, double limit, Func<DistributionSentence, double, string?> findWrong, string because, object[] becauseArgs)
    {
        if (!double.IsFinite(limit))
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "A limit is a number.");
        }

        var recorded = limit * TrendScale.PerUnit(Subject?.Unit ?? Unit.None);
        var metric = Subject is null ? "" : $" of {Subject.Name}";
        return Expect(
            $"have {what}{metric} {side} {(Subject is null ? Limits.Exact(limit, Figures.Number) : SentenceOf(Subject).Limit(recorded))}",
            subject => findWrong(SentenceOf(subject), recorded),
            because,
            becauseArgs);
    }
}
