using System.Runtime.CompilerServices;
using FluentAssertions;

namespace PerfTest.FluentAssertions.Tests;

/// <summary>docs/assertions.md says what there is: no more, no less.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void Every_assertion_is_in_the_document_and_every_one_in_there_exists()
    {
        var methods = typeof(LoadResultAssertions).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.DeclaringType?.Assembly == typeof(LoadResultAssertions).Assembly && (method.Name.StartsWith("Have", StringComparison.Ordinal) || method.Name.StartsWith("Meet", StringComparison.Ordinal) || method.Name.StartsWith("With", StringComparison.Ordinal)))
            .Select(method => method.Name)
            .Distinct();
        var document = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Source())!, "..", "..", "docs", "assertions.md"));
        var named = System.Text.RegularExpressions.Regex.Matches(document, @"\b(Have|Meet|With)[A-Z]\w+(?=[`(,])|(?<=\.)With[A-Z]\w+").Select(match => match.Value).Distinct();

        named.Should().BeEquivalentTo(methods);
    }

    private static string Source([CallerFilePath] string path = "") => path;
}
