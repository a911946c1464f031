namespace PerfTest.Reporting;

/// <summary>Sections one below the other, an empty line between them; empty ones are left out; no line is an order to a CI agent.</summary>
internal static class Sheet
{
    public static string Compose(params IEnumerable<string>[] sections) => string.Join(
        Environment.NewLine + Environment.NewLine,
        sections.Select(section => string.Join(Environment.NewLine, section.Select(line => AgentText.Harmless(line.TrimEnd())))).Where(section => section.Length > 0));

    /// <summary>A sentence in lines, those after the first indented.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="first">What stands before it.</param>
    public static IEnumerable<string> Paragraph(string sentence, string first)
    {
        var indent = new string(' ', first.Length);
        var prefix = first;

        // What others have written, an assertion's message, may have lines of its own.
        foreach (var line in sentence.ReplaceLineEndings("\n").Split('\n').SelectMany(part => Wrapping.Lines(part, TextReport.Width - first.Length)))
        {
            yield return prefix + line;
            prefix = indent;
        }
    }
}
