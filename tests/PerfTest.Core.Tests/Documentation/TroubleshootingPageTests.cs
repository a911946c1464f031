using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PerfTest.Core.Tests.Documentation;

/// <summary>What docs/troubleshooting.md quotes is what the code says: somebody searches for it.</summary>
public partial class TroubleshootingPageTests
{
    private static readonly string Sources = ReadSources();

    [Fact]
    public void Every_message_that_it_explains_is_one_of_ours()
    {
        var quoted = Quotation().Matches(new DocsPage("troubleshooting.md").Text).Select(match => match.Groups["text"].Value).ToList();

        Assert.True(quoted.Count > 50, $"{quoted.Count} messages");
        Assert.All(quoted.SelectMany(Pieces), piece => Assert.Contains(piece, Sources, StringComparison.Ordinal));
    }

    /// <summary>What stands between numbers and names. Short pieces could be anybody's.</summary>
    private static IEnumerable<string> Pieces(string message) =>
        message.Split('…').Select(piece => piece.Trim(' ', '.', '\'', '"', ':', '(', ')', ',')).Where(piece => piece.Length >= 12 && !Foreign.Any(piece.StartsWith));

    /// <summary>Messages of others, and examples with numbers in them.</summary>
    private static readonly string[] Foreign = ["p99 of 40 samples", "xUnit1003", "NUnit10", "CS0655"];

    /// <summary>All string literals as one text; what is inserted into them is a gap, and what is broken over lines is not.</summary>
    private static string ReadSources([CallerFilePath] string thisFile = "")
    {
        var files = Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../src"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".targets", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var text = string.Join('\n', files.Select(File.ReadAllText));
        return Broken().Replace(text, "");
    }

    [GeneratedRegex("(?<=\\*\\*|\\*)\"(?<text>[^\"]+(?:\"[^\"*]+\"[^\"*]*)*)\"(?=\\*\\*|\\*)")]
    private static partial Regex Quotation();

    [GeneratedRegex("\"\\s*\\+\\s*\\$?\"")]
    private static partial Regex Broken();
}
