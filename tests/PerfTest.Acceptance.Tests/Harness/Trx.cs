using System.Xml.Linq;

namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>Reads the result file of <c>--logger trx</c>.</summary>
internal static class Trx
{
    private static readonly XNamespace Schema = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static IReadOnlyList<TestEntry> Read(string file)
    {
        var document = XDocument.Load(file);
        var classes = document.Descendants(Schema + "UnitTest").ToDictionary(
            test => test.Attribute("id")!.Value,
            test => test.Element(Schema + "TestMethod")!.Attribute("className")!.Value);
        return
        [
            .. document.Descendants(Schema + "UnitTestResult").Select(result => new TestEntry(
                result.Attribute("testName")!.Value,
                classes[result.Attribute("testId")!.Value],
                result.Attribute("outcome")!.Value,
                Text(result, "Message"),
                Text(result, "StackTrace"),
                Text(result, "StdOut"),
                [.. result.Descendants(Schema + "ResultFile").Select(attachment => Path.GetFileName(attachment.Attribute("path")!.Value))])),
        ];
    }

    private static string Text(XElement result, string element) => result.Descendants(Schema + element).FirstOrDefault()?.Value.ReplaceLineEndings("\n").TrimEnd('\n') ?? "";
}
