namespace PerfTest.Bench;

/// <summary>What a figure has to reach: a floor, below which something is broken, and a goal.</summary>
/// <param name="What">The figure.</param>
/// <param name="Floor">The worst that is allowed.</param>
/// <param name="Goal">What we want.</param>
/// <param name="Show">The figure as text.</param>
internal sealed record Demand(string What, double Floor, double Goal, Func<double, string> Show)
{
    /// <summary>
    /// Where the floor is not met yet, or not by every machine: what is worse than this was broken since. Null: the floor itself.
    /// </summary>
    public double? Regression { get; init; }

    public bool HigherIsBetter => Goal > Floor;

    public bool IsMet(double value) => Reaches(value, Floor);

    /// <summary>Not worse than it is known to be.</summary>
    public bool Holds(double value) => Reaches(value, Regression ?? Floor);

    public Line Judge(double value, string? measured = null) => new(
        What,
        measured ?? Show(value),
        Limit(Floor),
        Limit(Goal),
        Reaches(value, Goal) ? "goal" : IsMet(value) ? "floor" : "BELOW",
        !Holds(value));

    private bool Reaches(double value, double limit) => HigherIsBetter ? value >= limit : value <= limit;

    private string Limit(double value) => (HigherIsBetter ? "≥ " : "≤ ") + Show(value);
}
