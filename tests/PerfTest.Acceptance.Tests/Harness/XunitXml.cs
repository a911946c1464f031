using System.Xml.Linq;

namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>Reads the result file of xUnit v3's own format.</summary>
internal static class XunitXml
{
    /// <returns>Nothing if there is no file.</returns>
    public static IReadOnlyList<TestEntry> Read(string file) => !File.Exists(file) ? [] :
    [
        .. XDocument.Load(file).Descendants("test").Select(test => new TestEntry(
            test.Attribute("name")!.Value.Replace("\\\"", "\"", StringComparison.Ordinal),
            test.Attribute("type")!.Value,
            test.Attribute("result")!.Value switch { "Pass" => "Passed", "Fail" => "Failed", _ => "NotExecuted" },
            Text(test.Element("failure")?.Element("message") ?? test.Element("reason")),
            Text(test.Element("failure")?.Element("stack-trace")),
            Text(test.Element("output")),
            [.. test.Descendants("attachment").Select(attachment => $"{attachment.Attribute("name")!.Value} {attachment.Attribute("media-type")?.Value}")])),
    ];

    private static string Text(XElement? element) => element?.Value.ReplaceLineEndings("\n").TrimEnd('\n') ?? "";
}
