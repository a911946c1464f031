namespace PerfTest.Reporting;

/// <summary>A table in Markdown: the first column left, the others right.</summary>
/// <param name="titles">The columns, ready for Markdown.</param>
internal sealed class MarkdownTable(params string[] titles)
{
    private readonly List<string[]> _rows = [];

    public bool IsEmpty => _rows.Count == 0;

    /// <param name="cells">One for each column, ready for Markdown.</param>
    public void Add(params string[] cells) => _rows.Add(cells);

    public IEnumerable<string> Lines() =>
        [Line(titles), Line([.. titles.Select((_, i) => i == 0 ? ":---" : "---:")]), .. _rows.Select(Line)];

    private static string Line(string[] cells) => $"| {string.Join(" | ", cells)} |";
}
