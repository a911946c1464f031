using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>At which load the target breaks, and its latency against the load.</summary>
internal static class BreakingPointSection
{
    private const int BarWidth = 20;

    public static IEnumerable<string> Lines(LoadResult result)
    {
        if (result.BreakingPoint is not { } found)
        {
            yield break;
        }

        yield return "BREAKING POINT";
        foreach (string line in Sheet.Paragraph(found.Summary, "  "))
        {
            yield return line;
        }

        var table = new TextTable(TextTable.Column.Left(), TextTable.Column.Right, TextTable.Column.Right, TextTable.Column.Right, TextTable.Column.Right, TextTable.Column.Left());
        table.Add("", "completed", "p(50)", "p(95)", "p(99)", "");
        IReadOnlyList<BreakingPointLevel> curve = found.Curve;
        double slowest = curve.Select(level => Quantile(level, 0.95)).OfType<double>().DefaultIfEmpty(0).Max();
        foreach (BreakingPointLevel level in curve)
        {
            int bar = slowest > 0 && Quantile(level, 0.95) is { } p95 ? Math.Max(1, (int)Math.Round(BarWidth * p95 / slowest)) : 0;
            table.Add($"{(level.Held ? "✓" : "✗")} {level.Text}", Figures.PerSecond(level.Completed), Text(level, 0.5), Text(level, 0.95), Text(level, 0.99), new string('▇', bar));
        }

        foreach (string line in table.Lines())
        {
            yield return line;
        }

        yield return $"  latency against load: {result.Latency.Name}; everything below is of {LevelOf(result, found)}";
    }

    private static string LevelOf(LoadResult result, BreakingPointResult found) =>
        found.Held is { } held ? $"the level that is held, {found.Levels.Last(level => level.Load == held).Text}" : $"the last level{(found.Levels.Count == 0 ? "" : $", {found.Levels[^1].Text}")}";

    private static double? Quantile(BreakingPointLevel level, double p) => level.Latency.Distribution?.Quantile(p);

    private static string Text(BreakingPointLevel level, double p) =>
        level.Latency.Distribution is not { Values.Count: > 0 } all ? "" : all.Quantile(p) is { } value ? Figures.Time(value) : NotReached.Mark;
}
