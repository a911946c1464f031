using FluentAssertions;
using PerfTest.Judging;

namespace PerfTest;

/// <summary>Assertions about all requests with the same name; limits on times are on their service time, <c>http_req_duration</c>.</summary>
public sealed class EndpointResultAssertions : LatencyAssertions<EndpointResult, EndpointResultAssertions>
{
    internal EndpointResultAssertions(EndpointResult? endpoint)
        : base(endpoint)
    {
    }

    /// <inheritdoc/>
    protected override string Identifier => "the endpoint";

    /// <summary>Asserts that all its requests had an expected response.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<EndpointResultAssertions> HaveNoErrors(string because = "", params object[] becauseArgs) =>
        Expect("have no errors", endpoint => RateSentences.Some(endpoint.Failed, "requests"), because, becauseArgs);

    /// <summary>Asserts that the share of its requests without an expected response is below a limit.</summary>
    /// <param name="share">Above 0 and at most 1: one percent is 0.01.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<EndpointResultAssertions> HaveErrorRateBelow(double share, string because = "", params object[] becauseArgs)
    {
        Limits.Below(share, $"{nameof(HaveNoErrors)}()");
        return Expect($"have an error rate below {Figures.Percent(share)}", endpoint => RateSentences.NotBelow(endpoint.Failed, share, "requests failed"), because, becauseArgs);
    }

    /// <summary>Asserts that its requests per second of the plan are above a limit.</summary>
    /// <param name="perSecond">At least 0.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<EndpointResultAssertions> HaveRequestRateAbove(double perSecond, string because = "", params object[] becauseArgs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(perSecond);
        return Expect($"have a request rate above {Limits.Exact(perSecond, Figures.PerSecond)}", endpoint => CounterSentences.RateNotAbove(endpoint.Requests, perSecond, "request"), because, becauseArgs);
    }

    private protected override LatencyMetric MetricOf(EndpointResult subject) => subject.Duration;
}
