using PerfTest.Judging;
using PerfTest.Reporting;

namespace PerfTest.Tool;

/// <summary>A comparison as a table.</summary>
internal static class ComparisonText
{
    public static IEnumerable<string> Lines(IReadOnlyList<ComparedFigure> figures)
    {
        var table = new TextTable(TextTable.Column.Left(44), TextTable.Column.Left(), TextTable.Column.Right, TextTable.Column.Right, TextTable.Column.Right, TextTable.Column.Left());
        table.Add("", "", "A", "B", "change", "");
        string? subject = null;
        foreach (var figure in figures)
        {
            table.Add(figure.Subject == subject ? "" : Ellipsis.OneLine(figure.Subject), figure.Stat, Shown(figure, figure.Before), Shown(figure, figure.After), Change(figure), Verdict(figure));
            subject = figure.Subject;
        }

        return table.Lines().Append("").Concat(Sheet.Paragraph(
            "noise: the 99 % intervals of the two overlap. They are drawn from the course of each run (a block bootstrap); how much runs differ from each other by themselves is not in "
            + "them: where it matters, compare several.",
            "  "));
    }

    private static string Shown(ComparedFigure figure, double? value) => value switch
    {
        null => "–",
        double.PositiveInfinity => "not reached",
        { } number => figure.Show(number),
    };

    private static string Change(ComparedFigure figure) => figure.Change switch
    {
        null => "",
        0 => "0 %",
        double.PositiveInfinity => "+∞",
        { } change => (change > 0 ? "+" : "") + Figures.Percent(change, 1),
    };

    private static string Verdict(ComparedFigure figure) => (figure.Change, figure.IsMoreThanNoise) switch
    {
        (null or 0, _) => "",
        (_, null) => "noise not known",
        (_, false) => "noise",
        _ => figure.IsWorse ? "worse" : "better",
    };
}
