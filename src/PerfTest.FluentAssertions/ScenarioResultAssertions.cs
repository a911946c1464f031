using FluentAssertions;
using PerfTest.Judging;

namespace PerfTest;

/// <summary>Assertions about one scenario; limits on times are on its headline latency.</summary>
public sealed class ScenarioResultAssertions : LatencyAssertions<ScenarioResult, ScenarioResultAssertions>
{
    internal ScenarioResultAssertions(ScenarioResult? scenario)
        : base(scenario)
    {
    }

    /// <inheritdoc/>
    protected override string Identifier => "the scenario";

    /// <summary>Asserts that every iteration that was due has started.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<ScenarioResultAssertions> HaveNoDroppedIterations(string because = "", params object[] becauseArgs) =>
        Expect("have no dropped iterations", scenario => IterationSentences.Dropped(scenario.Iterations), because, becauseArgs);

    /// <summary>Asserts that the iterations completed per second of the plan are above a limit.</summary>
    /// <param name="perSecond">At least 0.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<ScenarioResultAssertions> HaveIterationRateAbove(double perSecond, string because = "", params object[] becauseArgs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(perSecond);
        return Expect($"have an iteration rate above {Limits.Exact(perSecond, Figures.PerSecond)}", scenario => IterationSentences.RateNotAbove(scenario.Iterations, perSecond), because, becauseArgs);
    }

    private protected override LatencyMetric MetricOf(ScenarioResult subject) => subject.Latency;

    private protected override string? ModelOf(ScenarioResult subject) => Model.Of([subject]);
}
