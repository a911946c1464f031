namespace PerfTest.Bench;

/// <summary>Lines as a table.</summary>
internal static class Report
{
    public static void Write(IEnumerable<Line> lines, TextWriter writer)
    {
        var sheet = new Sheet("", "measured", "floor", "goal", "verdict");
        foreach (Line line in lines)
        {
            sheet.Add(line.What, line.Measured, line.Floor, line.Goal, line.Verdict);
        }

        sheet.WriteTo(writer);
    }
}
