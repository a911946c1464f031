using System.Runtime.CompilerServices;
using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning.Overrides;

/// <summary>What docs/overrides.md says of <c>perftest.json</c> is so.</summary>
public class SettingDocumentationTests
{
    private static readonly string Page = Read();

    [Fact]
    public void Its_example_is_read_without_a_mistake()
    {
        SettingFile file = Json.File(Example);

        file.Mistakes.Should().BeEmpty();
        file.Sections.Select(entry => entry.Pattern).Should().Equal("*", "Checkout", "Shop.Api.*", "*Import*");
    }

    [Fact]
    public void Its_mistakes_are_those_of_the_example_with_two_slips()
    {
        string[] mistakes = [.. Page.Split('\n').Where(line => line.StartsWith("  ✗ perftest.json(", StringComparison.Ordinal)).Select(line => line["  ✗ ".Length..])];

        Json.File(Example.Replace("\"warmup\"", "\"warmUp\"", StringComparison.Ordinal).Replace("\"2m\"", "2", StringComparison.Ordinal)).Mistakes.Should().Equal(mistakes);
    }

    [Fact]
    public void It_names_every_key() => SettingKeys.All.Concat(SettingKeys.OfThreshold).Select(key => key.Name).Should().AllSatisfy(key => Page.Should().ContainAny($"`{key}`", $"\"{key}\""));

    [Fact]
    public void It_names_every_variable_that_a_user_needs() =>
        VariableNames.Known.Except([VariableNames.Out]).Where(name => !name.Contains("ONLY_FOR", StringComparison.Ordinal))
            .Should().AllSatisfy(name => Page.Should().Contain($"`{name}`"));

    private static string Example => Page.Split("```json\n")[1].Split("```")[0];

    private static string Read([CallerFilePath] string thisFile = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "..", "docs", "overrides.md")).ReplaceLineEndings("\n");
}
