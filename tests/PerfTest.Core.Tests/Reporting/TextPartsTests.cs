using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting;

public class TextPartsTests
{
    [Fact]
    public void A_table_is_aligned_and_leaves_empty_columns_out()
    {
        var table = new TextTable(TextTable.Column.Left(6), TextTable.Column.Right, TextTable.Column.Right, TextTable.Column.Left());
        table.Add("", "n", "", "why");
        table.Add("a", "1", "", "because");
        table.Add("longername", "100");

        Assert.Equal(["            n  why", "  a         1  because", "  lo…ame  100"], table.Lines());
    }

    [Fact]
    public void A_row_that_does_not_fit_its_table_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => new TextTable(TextTable.Column.Right).Add("a", "b"));

    [Fact]
    public void A_sparkline_goes_from_0_to_the_largest_value() =>
        Assert.Equal("▁▂▃▄▅▆▇█·!", Sparkline.Draw([0, 1, 2, 3, 4, 5, 6, 8, null, double.PositiveInfinity]));

    [Fact]
    public void A_sparkline_of_nothing_is_flat() => Assert.Equal(("▁▁", "··", ""), (Sparkline.Draw([0, 0]), Sparkline.Draw([null, null]), Sparkline.Draw([])));

    [Theory]
    [InlineData("abcdefghij", 10, "abcdefghij")]
    [InlineData("abcdefghij", 9, "abcd…ghij")]
    [InlineData("abcdefghij", 4, "a…ij")]
    [InlineData("abcdefghij", 1, "…")]
    public void What_is_too_long_loses_its_middle(string text, int width, string shown) => Assert.Equal(shown, Ellipsis.Middle(text, width));

    [Fact]
    public void One_line_is_one_line() => Assert.Equal("a b c", Ellipsis.OneLine(" a\r\n b\t\u0007 c\u001b\n"));

    [Fact]
    public void Sentences_break_at_spaces_and_words_stay_whole() =>
        Assert.Equal(["one two", "/a/very/long/path", "three"], Wrapping.Lines("one two /a/very/long/path three", 8));
}
