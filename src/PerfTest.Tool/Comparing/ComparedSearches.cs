using PerfTest.Judging;

namespace PerfTest.Tool;

/// <summary>Two searches for the breaking point: what is held, then the latency at each load that both have tried. Pure.</summary>
internal static class ComparedSearches
{
    public static IEnumerable<ComparedFigure> Of(BreakingPointResult before, BreakingPointResult after)
    {
        yield return new()
        {
            Subject = "breaking point",
            Stat = "held",
            Show = before.IsRate ? value => Figures.PerSecond(value) : value => $"{Figures.Number(value)} VUs",
            MoreIsBetter = true,
            Before = before.Held,
            After = after.Held,
            BeforeInterval = Between(before),
            AfterInterval = Between(after),
        };
        foreach (var level in before.Curve)
        {
            if (after.Curve.FirstOrDefault(other => other.Load == level.Load) is { } same)
            {
                foreach (var figure in Comparison.Latency($"at {level.Text}", level.Latency.Distribution, same.Latency.Distribution, () => [], () => []))
                {
                    yield return figure;
                }
            }
        }
    }

    /// <summary>A search knows no more than that the breaking point lies between what is held and what broke. Null: it does not know that.</summary>
    private static Interval? Between(BreakingPointResult search) => search is { Held: { } held, Broke: { } broke } ? new(held, broke) : null;
}
