using System.Text;
using System.Text.RegularExpressions;

namespace PerfTest.Acceptance.Tests.Documentation;

/// <summary>A fenced block of C# in a Markdown file.</summary>
/// <param name="Line">The line of the file on which the code begins, 1-based.</param>
/// <param name="Code">The code.</param>
internal sealed partial record CodeBlock(int Line, string Code)
{
    /// <summary>The blocks marked <c>```csharp</c> or <c>```cs</c>, in order.</summary>
    public static IReadOnlyList<CodeBlock> In(string markdown)
    {
        var blocks = new List<CodeBlock>();
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!Fence().IsMatch(lines[i]))
            {
                continue;
            }

            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var end = Array.FindIndex(lines, i + 1, line => line.TrimStart().StartsWith("```", StringComparison.Ordinal));
            if (end < 0)
            {
                throw new FormatException($"The code block that begins on line {i + 1} has no end.");
            }

            blocks.Add(new CodeBlock(i + 2, string.Join('\n', lines[(i + 1)..end].Select(line => line.Length >= indent ? line[indent..] : line.TrimStart()))));
            i = end;
        }

        return blocks;
    }

    /// <summary>
    /// The block as a file that compiles by itself: types stand as they are, members get a class around them, statements a method. Errors name the Markdown file
    /// and its line.
    /// </summary>
    public string ToSourceFile(string markdownFile, string @namespace)
    {
        var lines = Code.Split('\n').Select((text, i) => (Text: text, Number: Line + i)).ToArray();
        var head = lines.Where(line => Heading().IsMatch(line.Text)).ToArray();
        var body = lines.Except(head).ToArray();
        var first = body.FirstOrDefault(line => line.Text.Trim() is { Length: > 0 } text && !text.StartsWith("//", StringComparison.Ordinal)).Text ?? "";
        var (before, after) =
            body.Any(line => TypeDeclaration().IsMatch(line.Text)) ? ("", "") :
            Member().IsMatch(first) ? ("public class Members : Reader {", "}") :
            ("public static class Statements { public static async Task RunAsync() { await Task.CompletedTask;", "} }");
        var source = new StringBuilder();
        Append(head);
        source.AppendLine("#line hidden").Append("namespace ").Append(@namespace).AppendLine(" {").AppendLine(before);
        Append(body);
        source.AppendLine("#line hidden").AppendLine(after).AppendLine("}");
        return source.ToString();

        void Append(IEnumerable<(string Text, int Number)> part)
        {
            // Not before every line: it would become part of a string that spans lines.
            var next = -1;
            foreach (var (text, number) in part)
            {
                if (number != next)
                {
                    source.Append("#line ").Append(number).Append(" \"").Append(markdownFile).AppendLine("\"");
                }

                source.AppendLine(text);
                next = number + 1;
            }
        }
    }

    [GeneratedRegex(@"^\s*```(csharp|cs|c#)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(global )?using (static )?[\w.]+( = [\w.<>, ]+)?;|^\[assembly:")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^((public|internal|sealed|static|abstract|partial|readonly|file)\s+)*(class|record|struct|interface|enum)\s+\w+")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^(\[\w|(public|private|internal|protected|static|async)\s)")]
    private static partial Regex Member();
}
