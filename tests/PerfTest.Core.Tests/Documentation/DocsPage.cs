using System.Runtime.CompilerServices;

namespace PerfTest.Core.Tests.Documentation;

/// <summary>A page of docs/, in the parts that tests look at.</summary>
internal sealed class DocsPage
{
    private readonly string[] _lines;

    public DocsPage(string name, [CallerFilePath] string source = "") =>
        _lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(source)!, "../../../docs", name));

    /// <summary>The whole, with line feeds.</summary>
    public string Text => string.Join('\n', _lines);

    /// <summary>The sentences that stand as quotations.</summary>
    public IReadOnlyList<string> Quotations => [.. _lines.Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..])];

    /// <summary>The rows of all tables under a heading, cell by cell, without head and rule.</summary>
    /// <param name="heading">With its marks: <c>## HTTP</c>.</param>
    public IReadOnlyList<string[]> Rows(string heading)
    {
        int start = Array.IndexOf(_lines, heading);
        Assert.True(start >= 0, $"There is no heading '{heading}'.");
        var rows = new List<string[]>();
        for (int i = start + 1; i < _lines.Length && !_lines[i].StartsWith("## ", StringComparison.Ordinal); i++)
        {
            bool isRule = _lines[i].StartsWith("|---", StringComparison.Ordinal);
            if (isRule)
            {
                rows.RemoveAt(rows.Count - 1);
            }
            else if (_lines[i].StartsWith('|'))
            {
                rows.Add([.. _lines[i].Trim('|', ' ').Split('|').Select(cell => cell.Trim())]);
            }
        }

        Assert.NotEmpty(rows);
        return rows;
    }

    /// <summary>What a cell has between its first two backticks.</summary>
    public static string Code(string cell)
    {
        string[] parts = cell.Split('`');
        Assert.True(parts.Length >= 3, $"'{cell}' has no code.");
        return parts[1];
    }
}
