using FluentAssertions;
using PerfTest.Judging;

namespace PerfTest;

/// <summary>Assertions about a value that went up and down, in its own unit. A metric that was never set meets none.</summary>
public sealed class GaugeMetricAssertions : LoadAssertions<GaugeMetric, GaugeMetricAssertions>
{
    internal GaugeMetricAssertions(GaugeMetric? metric)
        : base(metric)
    {
    }

    /// <inheritdoc/>
    protected override string Identifier => "the gauge";

    private string Name => Subject is null ? "" : $" of {Subject.Name}";

    /// <summary>Asserts that the last value is below a limit.</summary>
    /// <param name="limit">In the metric's own unit.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<GaugeMetricAssertions> HaveValueBelow(double limit, string because = "", params object[] becauseArgs) =>
        Judge("a last value", "below", limit, metric => metric.Value, (value, most) => value < most, because, becauseArgs);

    /// <summary>Asserts that the last value is above a limit.</summary>
    /// <inheritdoc cref="HaveValueBelow"/>
    [CustomAssertion]
    public AndConstraint<GaugeMetricAssertions> HaveValueAbove(double limit, string because = "", params object[] becauseArgs) =>
        Judge("a last value", "above", limit, metric => metric.Value, (value, least) => value > least, because, becauseArgs);

    /// <summary>Asserts that the largest value is below a limit.</summary>
    /// <inheritdoc cref="HaveValueBelow"/>
    [CustomAssertion]
    public AndConstraint<GaugeMetricAssertions> HaveMaxBelow(double limit, string because = "", params object[] becauseArgs) =>
        Judge("a maximum", "below", limit, metric => metric.Max, (value, most) => value < most, because, becauseArgs);

    /// <summary>Asserts that the smallest value is above a limit.</summary>
    /// <inheritdoc cref="HaveValueBelow"/>
    [CustomAssertion]
    public AndConstraint<GaugeMetricAssertions> HaveMinAbove(double limit, string because = "", params object[] becauseArgs) =>
        Judge("a minimum", "above", limit, metric => metric.Min, (value, least) => value > least, because, becauseArgs);

    [CustomAssertion]
    private AndConstraint<GaugeMetricAssertions> Judge(
        string what, string side, double limit, Func<GaugeMetric, double> read, Func<double, double, bool> holds, string because, object[] becauseArgs) => Expect(
            $"have {what}{Name} {side} {Limits.Exact(limit, Figures.Number)}",
            metric => !metric.HasSamples ? RateSentences.NoSamples(metric.Name)
                : holds(read(metric), limit) ? null
                : $"it was {Limits.Beside(read(metric), limit, Figures.Number)} (last {Figures.Number(metric.Value)}, min {Figures.Number(metric.Min)}, max {Figures.Number(metric.Max)}).",
            because,
            becauseArgs);
}
