namespace PerfTest.Reporting;

/// <summary>Titles, rows of figures in seven columns, and rows of text, all with their names in one column.</summary>
internal sealed class TotalSheet
{
    private const int LongestName = 40;

    private static readonly string[] Columns = ["avg", "min", "med", "max", "p(90)", "p(95)", "p(99)"];

    private readonly List<(string Name, string[] Cells, bool IsTrend)> _rows = [];

    public void AddTitle(string title) => _rows.Add((title, [], false));

    public void AddTrend(string name, string[] cells) => _rows.Add((name, cells, true));

    public void AddText(string name, params string[] cells) => _rows.Add((name, cells, false));

    public IEnumerable<string> Lines()
    {
        var isTitled = _rows.Any(row => row.IsTrend);
        var nameWidth = _rows.Where(row => row.Cells.Length > 0).Select(row => Math.Min(LongestName, row.Name.Length)).DefaultIfEmpty(0).Max();
        var widths = Columns.Select((column, i) => Math.Max(column.Length, _rows.Where(row => row.IsTrend).Select(row => row.Cells[i].Length).DefaultIfEmpty(0).Max())).ToArray();

        // The first two cells of text rows stand right-aligned below each other, whatever the columns above them are.
        var textWidth = _rows.Where(row => row is { IsTrend: false, Cells.Length: > 0 }).Select(row => row.Cells[0].Length).DefaultIfEmpty(0).Max();
        textWidth = Math.Max(textWidth, widths[0]);
        widths[0] = textWidth;
        for (var i = 0; i < _rows.Count; i++)
        {
            var (name, cells, isTrend) = _rows[i];
            if (cells.Length == 0)
            {
                if (i > 0)
                {
                    yield return "";
                }

                var hasFigures = isTitled && _rows.Skip(i + 1).TakeWhile(row => row.Cells.Length > 0).Any(row => row.IsTrend);
                yield return hasFigures ? $"  {name.PadRight(nameWidth + 2)}{Row(Columns, widths)}" : $"  {name}";
            }
            else
            {
                var label = $"    {Ellipsis.Middle(name, LongestName).PadRight(nameWidth)}";
                yield return isTrend ? label + Row(cells, widths) : $"{label}  {cells[0].PadLeft(textWidth)}  {string.Join("  ", cells.Skip(1))}";
            }
        }
    }

    private static string Row(string[] cells, int[] widths) => string.Concat(cells.Select((cell, i) => "  " + cell.PadLeft(widths[i])));
}
