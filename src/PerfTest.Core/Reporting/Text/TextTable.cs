using System.Text;

namespace PerfTest.Reporting;

/// <summary>Rows of cells in aligned columns. No trailing spaces; a column whose cells are all empty takes no place.</summary>
internal sealed class TextTable
{
    private readonly List<string[]> _rows = [];
    private readonly Column[] _columns;

    /// <param name="columns">How each column is aligned and how far it may grow.</param>
    public TextTable(params Column[] columns) => _columns = columns;

    /// <summary>Between columns.</summary>
    public int Gap { get; init; } = 2;

    /// <summary>Before each row.</summary>
    public int Indent { get; init; } = 2;

    public bool IsEmpty => _rows.Count == 0;

    /// <param name="cells">One for each column; what is left out at the end is empty.</param>
    public void Add(params string[] cells)
    {
        if (cells.Length > _columns.Length)
        {
            throw new ArgumentException($"A row of {cells.Length} cells does not fit a table of {_columns.Length} columns.", nameof(cells));
        }

        var row = new string[_columns.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = i < cells.Length ? Ellipsis.Middle(cells[i], _columns[i].MaxWidth) : "";
        }

        _rows.Add(row);
    }

    public IEnumerable<string> Lines()
    {
        var widths = _columns.Select((_, i) => _rows.Count == 0 ? 0 : _rows.Max(row => row[i].Length)).ToArray();
        foreach (var row in _rows)
        {
            var line = new StringBuilder().Append(' ', Indent);
            var isFirst = true;
            for (var i = 0; i < row.Length; i++)
            {
                if (widths[i] == 0)
                {
                    continue;
                }

                line.Append(' ', isFirst ? 0 : Gap);
                line.Append(_columns[i].IsRight ? row[i].PadLeft(widths[i]) : row[i].PadRight(widths[i]));
                isFirst = false;
            }

            yield return line.ToString().TrimEnd();
        }
    }

    /// <param name="IsRight">Numbers stand right, words left.</param>
    /// <param name="MaxWidth">What is longer loses its middle.</param>
    public readonly record struct Column(bool IsRight, int MaxWidth = int.MaxValue)
    {
        public static Column Left(int maxWidth = int.MaxValue) => new(false, maxWidth);

        public static Column Right { get; } = new(true);
    }
}
