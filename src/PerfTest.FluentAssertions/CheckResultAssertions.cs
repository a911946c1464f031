using FluentAssertions;
using PerfTest.Judging;

namespace PerfTest;

/// <summary>Assertions about a check.</summary>
public sealed class CheckResultAssertions : LoadAssertions<CheckResult, CheckResultAssertions>
{
    internal CheckResultAssertions(CheckResult? check)
        : base(check)
    {
    }

    /// <inheritdoc/>
    protected override string Identifier => "the check";

    private string Name => Subject is null ? "" : $" of \"{Subject.Name}\"";

    /// <summary>Asserts that the share that held is above a limit.</summary>
    /// <param name="share">At least 0 and below 1: 99 percent is 0.99.</param>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<CheckResultAssertions> HaveRateAbove(double share, string because = "", params object[] becauseArgs)
    {
        Limits.Above(share, $"{nameof(HaveNoFails)}()");
        return Expect(
            $"have a rate{Name} above {Figures.Percent(share)}",
            check => check.Total == 0 ? "it was never made." : RateSentences.NotAbove(check.Passes, check.Total, share, "failed"),
            because,
            becauseArgs);
    }

    /// <summary>Asserts that it always held.</summary>
    /// <param name="because">The reason, which goes into the message.</param>
    /// <param name="becauseArgs">For its placeholders.</param>
    [CustomAssertion]
    public AndConstraint<CheckResultAssertions> HaveNoFails(string because = "", params object[] becauseArgs) => Expect(
        $"have no fails{Name}",
        check => check.Total == 0 ? "it was never made."
            : check.Fails == 0 ? null
            : $"{Figures.Count(check.Fails)} of {Figures.Count(check.Total)} failed ({Figures.Percent((double)check.Fails / check.Total)}).",
        because,
        becauseArgs);
}
