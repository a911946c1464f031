using FluentAssertions;
using PerfTest.Judging;

namespace PerfTest;

/// <summary>Assertions about a sum. A metric to which nothing was ever added meets none.</summary>
public sealed class CounterMetricAssertions : LoadAssertions<CounterMetric, CounterMetricAssertions>
{
    internal CounterMetricAssertions(CounterMetric? metric)
        : base(metric)
    {
    }

    /// <inheritdoc/>
    protected override string Identifier => "the counter";

    private string Name => Subject is null ? "" : $" of {Subject.Name}";

    /// <summary>Asserts the sum, the graceful tail after the plan's end included.</summary>
    /// <param name="count">In the metric's own unit.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<CounterMetricAssertions> HaveCount(long count, string because = "", params object[] becauseArgs) =>
        Judge($"a count{Name} of {Figures.Count(count)}", metric => metric.Count == count, because, becauseArgs);

    /// <summary>Asserts that the sum, the graceful tail after the plan's end included, is above a limit.</summary>
    /// <param name="count">In the metric's own unit.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<CounterMetricAssertions> HaveCountAbove(long count, string because = "", params object[] becauseArgs) =>
        Judge($"a count{Name} above {Figures.Count(count)}", metric => metric.Count > count, because, becauseArgs);

    /// <summary>Asserts that the sum, the graceful tail after the plan's end included, is below a limit.</summary>
    /// <param name="count">In the metric's own unit.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<CounterMetricAssertions> HaveCountBelow(long count, string because = "", params object[] becauseArgs) =>
        Judge($"a count{Name} below {Figures.Count(count)}", metric => metric.Count < count, because, becauseArgs);

    /// <summary>Asserts that what came within the plan, per second of the plan, is above a limit.</summary>
    /// <param name="perSecond">In the metric's own unit, per second.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<CounterMetricAssertions> HaveRateAbove(double perSecond, string because = "", params object[] becauseArgs) =>
        Expect($"have a rate{Name} above {Limit(perSecond)}", metric => CounterSentences.RateNotAbove(metric, perSecond, ""), because, becauseArgs);

    /// <summary>Asserts that what came within the plan, per second of the plan, is below a limit.</summary>
    /// <param name="perSecond">In the metric's own unit, per second.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<CounterMetricAssertions> HaveRateBelow(double perSecond, string because = "", params object[] becauseArgs) =>
        Expect($"have a rate{Name} below {Limit(perSecond)}", metric => CounterSentences.RateNotBelow(metric, perSecond, ""), because, becauseArgs);

    private string Limit(double perSecond) => Limits.Exact(perSecond, (rate, digits) => CounterSentences.PerSecond(Subject?.Unit ?? Unit.None, rate, digits));

    [CustomAssertion]
    private AndConstraint<CounterMetricAssertions> Judge(string what, Func<CounterMetric, bool> holds, string because, object[] becauseArgs) => Expect(
        $"have {what}",
        metric => !metric.HasSamples ? RateSentences.NoSamples(metric.Name) : holds(metric) ? null : $"it was {Figures.Count(metric.Count)}.",
        because,
        becauseArgs);
}
