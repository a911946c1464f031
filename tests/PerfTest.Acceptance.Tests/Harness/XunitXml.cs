using System.Xml.Linq;

namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>Reads the result file of xUnit v3's own format.</summary>
internal static class XunitXml
{
    /// <returns>Nothing if there is no file.</returns>
    public static IReadOnlyList<TestEntry> Read(string file) => !File.Exists(file) ? [] :
    [
        .. XDocument.Load(file).Descendants("test").Select(test => new TestEntry(
            Unescape(test.Attribute("name")!.Value),
            test.Attribute("type")!.Value,
            test.Attribute("result")!.Value switch { "Pass" => "Passed", "Fail" => "Failed", _ => "NotExecuted" },
            Unescape(Text(test.Element("failure")?.Element("message") ?? test.Element("reason"))),
            Unescape(Text(test.Element("failure")?.Element("stack-trace"))),
            Text(test.Element("output")),
            [.. test.Descendants("attachment").Select(attachment => $"{attachment.Attribute("name")!.Value} {attachment.Attribute("media-type")?.Value}")])),
    ];

    /// <summary>The format has quotes escaped beside what XML asks for.</summary>
    private static string Unescape(string text) => text.Replace("\\\"", "\"", StringComparison.Ordinal);

    private static string Text(XElement? element) => element?.Value.ReplaceLineEndings("\n").TrimEnd('\n') ?? "";
}
