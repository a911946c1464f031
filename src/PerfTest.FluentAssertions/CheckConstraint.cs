using FluentAssertions;

namespace PerfTest;

/// <summary>A check that a load test has made, to be asserted about.</summary>
public sealed class CheckConstraint : AndWhichConstraint<LoadResultAssertions, CheckResult>
{
    private readonly CheckResult? _check;

    internal CheckConstraint(LoadResultAssertions parent, CheckResult? check)
        : base(parent, check!) => _check = check;

    /// <summary>Asserts that the share that held is above a limit.</summary>
    /// <param name="share">At least 0 and below 1: 99 percent is 0.99.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> WithRateAbove(double share, string because = "", params object[] becauseArgs)
    {
        // That it is missing has been said.
        if (_check is not null)
        {
            _check.Should().HaveRateAbove(share, because, becauseArgs);
        }

        return new(And);
    }

    /// <summary>Asserts that it always held.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<LoadResultAssertions> WithNoFails(string because = "", params object[] becauseArgs)
    {
        if (_check is not null)
        {
            _check.Should().HaveNoFails(because, becauseArgs);
        }

        return new(And);
    }
}
