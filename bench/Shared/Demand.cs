namespace PerfTest.Bench;

/// <summary>What a figure has to reach: a floor, below which something is broken, and a goal.</summary>
/// <param name="What">The figure.</param>
/// <param name="Floor">The worst that is allowed.</param>
/// <param name="Goal">What we want.</param>
/// <param name="Show">The figure as text.</param>
internal sealed record Demand(string What, double Floor, double Goal, Func<double, string> Show)
{
    public bool HigherIsBetter => Goal > Floor;

    public bool IsMet(double value) => Reaches(value, Floor);

    public Line Judge(double value, string? measured = null) => new(
        What,
        measured ?? Show(value),
        Limit(Floor),
        Limit(Goal),
        Reaches(value, Goal) ? "goal" : IsMet(value) ? "floor" : "BELOW");

    private bool Reaches(double value, double limit) => HigherIsBetter ? value >= limit : value <= limit;

    private string Limit(double value) => (HigherIsBetter ? "≥ " : "≤ ") + Show(value);
}
