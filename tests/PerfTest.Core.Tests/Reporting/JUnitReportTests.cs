using System.Text;
using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Core.Tests.Judging;
using PerfTest.Reporting;
using XmlText = PerfTest.Reporting.XmlText;

namespace PerfTest.Core.Tests.Reporting;

public class JUnitReportTests
{
    [Fact]
    public void JUnit_of_a_passed_test() => Approval.Verify(Read(ReportStories.Passed()));

    [Fact]
    public void JUnit_of_a_failed_test() => Approval.Verify(Read(ReportStories.Failed()));

    [Fact]
    public void All_that_is_written_is_what_readers_want()
    {
        LoadResult[] results =
        [
            ReportStories.Passed(), ReportStories.Failed(), ReportStories.NotDelivered(), ReportStories.TwoScenarios(), ReportStories.Smoke(), ReportStories.Cancelled(),
            new Story(Story.Closed("")).Until(1).Judge(),
        ];

        Assert.All(results, result => Assert.Empty(JUnitSchema.Errors(Read(result))));
    }

    [Fact]
    public void Counts_are_those_of_the_cases_and_a_test_that_did_not_pass_has_a_case_that_did_not()
    {
        LoadResult[] results = [ReportStories.Passed(), ReportStories.Failed(), ReportStories.NotDelivered(), ReportStories.TwoScenarios(), ReportStories.Smoke(), ReportStories.Cancelled()];

        Assert.All(results, result =>
        {
            var suite = Suite(result);
            Assert.Equal(suite.Elements("testcase").Count(), (int)suite.Attribute("tests")!);
            Assert.Equal(suite.Descendants("failure").Count(), (int)suite.Attribute("failures")!);
            Assert.Equal(suite.Descendants("error").Count(), (int)suite.Attribute("errors")!);
            Assert.Equal(suite.Descendants("skipped").Count(), (int)suite.Attribute("skipped")!);
            Assert.Equal(!result.Passed, suite.Descendants("failure").Concat(suite.Descendants("error")).Any());
        });
    }

    [Fact]
    public void Percentiles_are_properties_in_milliseconds()
    {
        var result = ReportStories.TwoScenarios();
        var properties = Suite(result).Descendants("property").ToDictionary(property => (string)property.Attribute("name")!, property => (string)property.Attribute("value")!);

        Assert.Equal(result.Http.Duration.P95.TotalMilliseconds, double.Parse(properties["http_req_duration.p(95)"], System.Globalization.CultureInfo.InvariantCulture), 0.001);
        Assert.Contains("http_req_duration.p(99.9)", properties.Keys);
    }

    [Fact]
    public void Limits_that_are_written_twice_are_two_cases()
    {
        var result = new Story(Story.Closed("Shop", null, Limits.Of("p95<500ms"), Limits.Of("p95<500ms"))).Iterate(1, 5).Until(10).Judge();

        Assert.Equal(["run", "p95<500ms", "p95<500ms (2)"], Suite(result).Elements("testcase").Take(3).Select(each => (string)each.Attribute("name")!));
    }

    [Fact]
    public void Whatever_a_target_says_is_well_formed()
    {
        var story = new Story(Story.Closed("Shop\u0001\uD800 <&\"]]>\r\n\t"));
        story.Error(new InvalidOperationException("\0\u001b[31m ]]> <script>&\uFFFF\uDC00")).Iterate(1, 5, failed: true).Until(10);
        var result = story.Judge().WithJudgement(new InvalidOperationException("\u0008 told <b>you</b>"));

        var suite = Suite(result);

        Assert.Equal("Shop\uFFFD\uFFFD <&\"]]>\r\n\t", (string)suite.Attribute("name")!);
        Assert.Contains("\uFFFD told <b>you</b>", suite.Descendants("failure").First().Value, StringComparison.Ordinal);
        Assert.Empty(JUnitSchema.Errors(Read(result)));
    }

    [Fact]
    public void Every_text_comes_back_through_a_parser() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), written =>
    {
        var text = XmlText.Clean(written ?? "");
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new() { NewLineHandling = NewLineHandling.Entitize }))
        {
            xml.WriteStartElement("a");
            xml.WriteAttributeString("b", text);
            xml.WriteString(text);
            xml.WriteEndElement();
        }

        stream.Position = 0;
        var read = XDocument.Load(stream, LoadOptions.PreserveWhitespace).Root!;
        return text.Length == (written ?? "").Length && read.Value == text && (string)read.Attribute("b")! == text;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\t\r\n", "\t\r\n")]
    [InlineData("a\0b\u0008c\u001fd", "a\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("\uD83D\uDE00", "\uD83D\uDE00")]
    public void What_xml_cannot_hold_is_replaced(string written, string held) => Assert.Equal(held, XmlText.Clean(written));

    /// <summary>Not as rows of data: these are no texts that a runner could pass on.</summary>
    [Fact]
    public void Halves_of_surrogate_pairs_and_what_is_no_character_are_replaced()
    {
        Assert.Equal("\uFFFD\uFFFD", XmlText.Clean("\uDE00\uD83D"));
        Assert.Equal("a\uFFFD", XmlText.Clean("a\uD83D"));
        Assert.Equal("\uFFFD\uFFFD", XmlText.Clean("\uFFFE\uFFFF"));
    }

    private static XElement Suite(LoadResult result) => XDocument.Parse(Read(result), LoadOptions.PreserveWhitespace).Root!.Element("testsuite")!;

    private static string Read(LoadResult result)
    {
        using var stream = new MemoryStream();
        JUnitReport.Write(stream, result, ReportStories.Context);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
