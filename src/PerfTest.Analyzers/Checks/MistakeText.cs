using System.Text.RegularExpressions;
using PerfTest.Planning;

namespace PerfTest.Analyzers;

/// <summary>The planner's messages for a list of errors, where each has one line and an underlined place instead of a caret.</summary>
internal static class MistakeText
{
    public static string OnOneLine(string mistake)
    {
        string[] lines = mistake.Split('\n');
        if (CaretLine(lines))
        {
            return lines[0] + " " + lines[3].Trim();
        }

        return mistake.EndsWith(ExecutorTable.Text, StringComparison.Ordinal)
            ? mistake.Substring(0, mistake.Length - ExecutorTable.Text.Length).Trim() + " " + TableOnOneLine
            : string.Join(" ", lines.Select(line => line.Trim()));
    }

    /// <summary>Where the caret of a threshold's message points to in the threshold, or null.</summary>
    public static int? Caret(string mistake, string source)
    {
        string[] lines = mistake.Split('\n');
        return CaretLine(lines) && lines[1].Trim() == source.Trim() ? lines[2].IndexOf('^') - lines[1].IndexOf(source, StringComparison.Ordinal) : null;
    }

    /// <summary>What a message that ends with <c>did you mean "x"?</c> would have at its position; an operator before a number is left out.</summary>
    public static string? Meant(ThresholdMistake mistake)
    {
        Match match = Regex.Match(mistake.Problem, "did you mean \"([^\"]+)\"\\?$");
        return match.Success ? match.Groups[1].Value.TrimStart('<', '>', '=', '!') : null;
    }

    private static bool CaretLine(string[] lines) => lines.Length == 4 && lines[2].Trim() == "^";

    // "Vus? + Duration          constant-vus" → "Vus? + Duration (constant-vus)"
    private static string TableOnOneLine { get; } = MakeTable();

    private static string MakeTable()
    {
        string[] lines = ExecutorTable.Text.Split('\n');
        IEnumerable<string> rows = lines.Skip(1).Select(line => Regex.Split(line.Trim(), " {2,}")).Select(cells => cells[0] + " (" + cells[1] + ")");
        return lines[0].Trim() + " " + string.Join("; ", rows) + ".";
    }
}
