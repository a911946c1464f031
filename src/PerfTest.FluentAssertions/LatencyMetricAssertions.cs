using FluentAssertions;
using PerfTest.Judging;

namespace PerfTest;

/// <summary>Assertions about a distribution of times.</summary>
public sealed class LatencyMetricAssertions : LatencyAssertions<LatencyMetric, LatencyMetricAssertions>
{
    internal LatencyMetricAssertions(LatencyMetric? metric)
        : base(metric)
    {
    }

    /// <inheritdoc/>
    protected override string Identifier => "the latency";

    /// <summary>Asserts that there are enough samples for what is said about them.</summary>
    /// <param name="count">The fewest, at least 1.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LatencyMetricAssertions> HaveAtLeastSamples(long count, string because = "", params object[] becauseArgs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Expect($"have at least {Figures.Counted(count, "sample")}", metric => SentenceOf(metric).FewerSamplesThan(count), because, becauseArgs);
    }

    private protected override LatencyMetric MetricOf(LatencyMetric subject) => subject;
}
