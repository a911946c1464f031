using FluentAssertions;
using PerfTest.Judging;

namespace PerfTest;

/// <summary>
/// Limits on times. All are upper limits that the value must stay below. A metric without samples meets none. Where it counts from the intended start, iterations
/// that never started rank as slower than any: a percentile that falls among them meets no limit.
/// </summary>
/// <typeparam name="TSubject">What has the times.</typeparam>
/// <typeparam name="TAssertions">The assertions.</typeparam>
public abstract class LatencyAssertions<TSubject, TAssertions> : LoadAssertions<TSubject, TAssertions>
    where TSubject : class
    where TAssertions : LatencyAssertions<TSubject, TAssertions>
{
    private protected LatencyAssertions(TSubject? subject)
        : base(subject)
    {
    }

    /// <summary>Asserts that half of the samples are faster than this.</summary>
    /// <param name="limit">Above zero.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<TAssertions> HaveMedianBelow(TimeSpan limit, string because = "", params object[] becauseArgs) => HavePercentileBelow(50, limit, because, becauseArgs);

    /// <summary>Asserts that the 90th percentile is below a limit.</summary>
    /// <inheritdoc cref="HaveMedianBelow"/>
    [CustomAssertion]
    public AndConstraint<TAssertions> HaveP90Below(TimeSpan limit, string because = "", params object[] becauseArgs) => HavePercentileBelow(90, limit, because, becauseArgs);

    /// <summary>Asserts that the 95th percentile is below a limit.</summary>
    /// <inheritdoc cref="HaveMedianBelow"/>
    [CustomAssertion]
    public AndConstraint<TAssertions> HaveP95Below(TimeSpan limit, string because = "", params object[] becauseArgs) => HavePercentileBelow(95, limit, because, becauseArgs);

    /// <summary>Asserts that the 99th percentile is below a limit.</summary>
    /// <inheritdoc cref="HaveMedianBelow"/>
    [CustomAssertion]
    public AndConstraint<TAssertions> HaveP99Below(TimeSpan limit, string because = "", params object[] becauseArgs) => HavePercentileBelow(99, limit, because, becauseArgs);

    /// <summary>Asserts that the 99.9th percentile is below a limit.</summary>
    /// <inheritdoc cref="HaveMedianBelow"/>
    [CustomAssertion]
    public AndConstraint<TAssertions> HaveP999Below(TimeSpan limit, string because = "", params object[] becauseArgs) => HavePercentileBelow(99.9, limit, because, becauseArgs);

    /// <summary>Asserts that a percentile is below a limit.</summary>
    /// <param name="percent">0…100.</param>
    /// <param name="limit">Above zero.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<TAssertions> HavePercentileBelow(double percent, TimeSpan limit, string because = "", params object[] becauseArgs)
    {
        Percentiles.Check(percent);
        return Judge(percent == 50 ? "the median" : Percentiles.Name(percent), limit, (sentence, nanoseconds) => sentence.PercentileNotBelow(percent, nanoseconds), because, becauseArgs);
    }

    /// <summary>Asserts that the mean is below a limit; of those that started.</summary>
    /// <inheritdoc cref="HaveMedianBelow"/>
    [CustomAssertion]
    public AndConstraint<TAssertions> HaveAverageBelow(TimeSpan limit, string because = "", params object[] becauseArgs) =>
        Judge("the average", limit, (sentence, nanoseconds) => sentence.AverageNotBelow(nanoseconds), because, becauseArgs);

    /// <summary>Asserts that the slowest sample is below a limit; of those that started.</summary>
    /// <inheritdoc cref="HaveMedianBelow"/>
    [CustomAssertion]
    public AndConstraint<TAssertions> HaveMaxBelow(TimeSpan limit, string because = "", params object[] becauseArgs) =>
        Judge("the maximum", limit, (sentence, nanoseconds) => sentence.MaxNotBelow(nanoseconds), because, becauseArgs);

    private protected abstract LatencyMetric MetricOf(TSubject subject);

    /// <summary>What is counted from when.</summary>
    private protected virtual string? ModelOf(TSubject subject) => Model.Of(MetricOf(subject).Name);

    private protected DistributionSentence SentenceOf(TSubject subject)
    {
        var metric = MetricOf(subject);
        return new(metric.Name, Unit.Time, metric.Distribution, ModelOf(subject));
    }

    [CustomAssertion]
    private AndConstraint<TAssertions> Judge(string what, TimeSpan limit, Func<DistributionSentence, double, string?> findWrong, string because, object[] becauseArgs)
    {
        var nanoseconds = Limits.Nanoseconds(limit);
        var metric = Subject is null ? "" : $" of {MetricOf(Subject).Name}";
        return Expect(
            $"have {what}{metric} below {Limits.Exact(nanoseconds, Figures.Time)}",
            subject => findWrong(SentenceOf(subject), nanoseconds),
            because,
            becauseArgs);
    }
}
