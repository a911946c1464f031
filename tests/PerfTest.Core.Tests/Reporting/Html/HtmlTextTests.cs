using FsCheck;
using FsCheck.Fluent;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting.Html;

public class HtmlTextTests
{
    [Theory]
    [InlineData("GET /products", "GET /products")]
    [InlineData("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")]
    [InlineData("a & \"b\"", "a &amp; &quot;b&quot;")]
    [InlineData("bell\u0007 nul\0 del\u007F", "bell\u2407 nul\u2400 del\u2421")]
    [InlineData("next\u0085line", "next[U+0085]line")]
    [InlineData("user\u202Egpj.exe", "user[U+202E]gpj.exe")]
    [InlineData("a\u2069\u200Fb", "a[U+2069][U+200F]b")]
    [InlineData("one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour")]
    [InlineData("שלום 世界 🎉", "שלום 世界 🎉")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Text_is_shown_as_what_it_is(string? text, string expected) => Assert.Equal(expected, HtmlText.Encode(text));

    [Fact]
    public void Halves_of_pairs_are_replaced() => Assert.Equal("a\uFFFDb\uFFFD", HtmlText.Encode("a\uD83Cb\uDF89"));

    [Fact]
    public void Whatever_is_written_there_is_no_markup_in_it() => Prop.ForAll(
        ArbMap.Default.ArbFor<string?>(),
        text => !HtmlText.Encode(text).Any(c => c is '<' or '>' or '"' or '\'' || (char.IsControl(c) && c is not ('\n' or '\t'))) && System.Net.WebUtility.HtmlDecode(HtmlText.Encode(text)) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void Holes_are_encoded_and_markup_is_not()
    {
        var inner = Markup.Of($"<b>{"<i>"}</b>");

        Assert.Equal("<p title=\"&quot;\"><b>&lt;i&gt;</b> 12 0.33</p>", Markup.Of($"<p title=\"{"\""}\">{inner} {12L} {1.0 / 3}</p>").Html);
    }

    [Fact]
    public void Values_for_scripts_have_all_their_digits() => Assert.Equal("0.1 Infinity 1E+20", Markup.Of($"{0.1:R} {double.PositiveInfinity:R} {1e20:R}").Html);
}
