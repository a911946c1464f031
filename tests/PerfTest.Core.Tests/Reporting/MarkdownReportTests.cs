using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using PerfTest.Core.Tests.Judging;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting;

public class MarkdownReportTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Subscript | EmphasisExtraOptions.Superscript).UseTaskLists().UseEmojiAndSmiley(enableSmileys: false).UseMathematics().Build();

    [Fact]
    public void Markdown_of_a_passed_test() => Approval.Verify(Read(ReportStories.Passed()));

    [Fact]
    public void Markdown_of_a_failed_test() => Approval.Verify(Read(ReportStories.Failed()));

    [Fact]
    public void Its_tables_are_tables()
    {
        var html = Html(Read(ReportStories.Failed()));

        Assert.Equal(["threshold", "latency", "endpoint"], html.Descendants("table").Select(table => table.Descendants("th").First().Value));
        Assert.All(html.Descendants("table"), table => Assert.Single(table.Descendants("tr").Select(row => row.Elements().Count()).Distinct()));
    }

    public static TheoryData<string> Hostile =>
    [
        "a | b \\| c \\", "`code` ``two``", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "![a](http://x/y.png)", "@everyone see #12", "**bold** _it_ ~~no~~ $x$",
        "http://evil.example www.evil.example mailto:a@b.c", "line\r\n# heading\n- item", "&lt;b&gt; &amp; &#64;user", ":tada: status:100:x", "- item", "1. one", "> quote", "```\nfence", "\u202Eevil\u200B",
        "## a", "| a | b |", "+ x", "=== x", "https://user:pw@h/?a=b&c=d#e", "a\\", "\\", "`", "|", "", " ", "\0",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_texts_are_read_as_they_were_written(string text) => Assert.True(IsReadAsWritten(text), Html(Page(text)).ToString());

    [Fact]
    public void Every_text_is_read_as_it_was_written() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => IsReadAsWritten(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_text_of_marks_is_read_as_it_was_written() =>
        Prop.ForAll(Gen.Elements([.. "`|\\*_~<>&#@:.[]()!$-+=1awhtps/ \n\t"]).ArrayOf().ToArbitrary(), text => IsReadAsWritten(new string(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void What_a_target_says_makes_no_markup()
    {
        var story = new Story(Story.Closed("Shop <script>|@team"));
        story.Error(new InvalidOperationException("<script>alert(1)</script> | @all #1 [x](http://y)")).Request(1, 5, "/a|b<i>", 500).Iterate(1, 5, failed: true).Check(1, "<b>|`", false).Until(10);

        var html = Html(Read(story.Judge()));

        Assert.Empty(html.Descendants().Select(element => element.Name.LocalName).Except(["code", "h2", "h3", "li", "p", "span", "table", "tbody", "td", "th", "thead", "tr", "ul"]));
        Assert.All(html.Descendants("table"), table => Assert.Single(table.Descendants("tr").Select(row => row.Elements().Count()).Distinct()));
    }

    private static bool IsReadAsWritten(string text)
    {
        var (line, html) = (XmlText.Clean(MarkdownText.OneLine(text)), Html(Page(text)));
        var cells = html.Descendants("td").ToList();
        var items = html.Descendants("li").ToList();
        return cells.Count == 2 && items.Count == 2
            && cells.Concat(items).All(place => place.Value == line)
            && html.Descendants().All(element => element.Name.LocalName is "div" or "table" or "thead" or "tbody" or "tr" or "th" or "td" or "ul" or "li" or "code" or "span")
            && html.Descendants("span").All(span => span.Value is "@" or "#" or ":");
    }

    private static string Page(string text) =>
        $"| a | b |\n|---|---|\n| {MarkdownText.Code(text)} | {MarkdownText.Sentence(text)} |\n\n- {MarkdownText.Code(text)}\n- {MarkdownText.Sentence(text)}\n";

    private static XElement Html(string markdown) => XElement.Parse($"<div>{XmlText.Clean(Markdown.ToHtml(markdown, GitHub))}</div>", LoadOptions.PreserveWhitespace);

    private static string Read(LoadResult result)
    {
        using var stream = new MemoryStream();
        MarkdownReport.Write(stream, result, ReportStories.Context);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
