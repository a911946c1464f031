using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PerfTest.Analyzers.Tests.Harness;

namespace PerfTest.Analyzers.Tests;

/// <summary>docs/analyzers.md says what is so: every rule is there, with its severity, and its examples are wrong and right.</summary>
public sealed partial class RulePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Adapter.Root, "docs", "analyzers.md"));

    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    private static IEnumerable<DiagnosticDescriptor> Rules =>
        Compiled.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal);

    [Fact]
    public void The_table_has_every_rule_with_its_severity() => Assert.Equal(
        Rules.Select(rule => (rule.Id, rule.DefaultSeverity.ToString().ToLower(CultureInfo.InvariantCulture))),
        Row().Matches(Page).Select(row => (row.Groups["id"].Value, row.Groups["severity"].Value)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_rule_points_to_its_section(string id) =>
        Assert.Equal("docs/analyzers.md#" + id.ToLowerInvariant(), Rules.Single(rule => rule.Id == id).HelpLinkUri);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_examples_are_wrong_and_right(string id)
    {
        var section = Page[(Page.IndexOf($"\n### {id}\n", StringComparison.Ordinal) + 1)..];
        var examples = Block().Matches(section);

        Assert.Equal([id], await Verify.ReportedIdsAsync(examples.First(example => example.Groups["kind"].Value == "wrong").Groups["code"].Value));
        Assert.Empty(await Verify.ReportedIdsAsync(examples.First(example => example.Groups["kind"].Value == "right").Groups["code"].Value));
    }

    [GeneratedRegex(@"^\| \[(?<id>PERFTEST\d+)\]\(#perftest\d+\) \| (?<severity>\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^```csharp\n// (?<kind>wrong|right)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
