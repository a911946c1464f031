namespace PerfTest.Bench;

/// <summary>One line of a table: a figure and what was asked of it.</summary>
/// <param name="What">The figure.</param>
/// <param name="Measured">What it is.</param>
/// <param name="Floor">The worst that is allowed.</param>
/// <param name="Goal">What we want.</param>
/// <param name="Verdict"><c>goal</c>, <c>floor</c>, <c>BELOW</c>, or a dash where nothing is asked.</param>
/// <param name="IsBroken">It is worse than it is known to be: see <see cref="Demand.Regression"/>.</param>
internal sealed record Line(string What, string Measured, string Floor = "—", string Goal = "—", string Verdict = "—", bool IsBroken = false)
{
    public bool IsBelow => Verdict == "BELOW";
}
