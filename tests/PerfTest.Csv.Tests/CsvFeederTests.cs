using System.Text;
using FluentAssertions;

namespace PerfTest.Csv.Tests;

public class CsvFeederTests
{
    [Fact]
    public void Fields_quoted_and_not() =>
        CsvFile.Read("name,note\nAnn,\"a \"\"b\"\", c\"\n\"Bob\", d \n").Should().Equal("2: Ann|a \"b\", c", "3: Bob| d ");

    [Fact]
    public void A_field_may_have_line_breaks_and_a_row_has_the_line_it_begins_in() =>
        CsvFile.Read("name,note\r\nAnn,\"one\r\ntwo\"\r\n\r\nBob,three").Should().Equal("2: Ann|one\r\ntwo", "5: Bob|three");

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void A_byte_order_mark_is_no_part_of_the_first_name(string encoding)
    {
        using var file = new CsvFile("name,city\nAnn,Köln\n", Encoding.GetEncoding(encoding));
        Feeder<FeederRow> feeder = Feeder.FromCsv(file.Path);

        feeder.Count.Should().Be(1);
        CsvFile.Read("name,city\nAnn,Köln\n", encoding: Encoding.GetEncoding(encoding)).Should().Equal("2: Ann|Köln");
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_delimiter_is_found(char delimiter) => CsvFile.Read($"a{delimiter}b\n1{delimiter}2,5\n").Should().Equal("2: 1|2,5");

    [Fact]
    public void The_delimiter_can_be_said()
    {
        CsvFile.Read("a,b;c\n1,5;2\n", ';').Should().Equal("2: 1,5|2");
        CsvFile.Read("a#b\n1#2\n", '#').Should().Equal("2: 1|2");
    }

    [Fact]
    public void Rows_know_their_columns_in_any_case()
    {
        using var file = new CsvFile("Name, Age \nAnn,41\n");
        Feeder<FeederRow> feeder = Feeder.FromCsv(file.Path, FeedOrder.Queue, WhenUsedUp.Fail);

        (feeder.Name, feeder.Order, feeder.WhenUsedUp, feeder.Count).Should().Be((file.Path, FeedOrder.Queue, WhenUsedUp.Fail, 1));
    }

    [Fact]
    public void Ragged_rows_are_mistakes_with_their_lines() => CsvFile.Mistakes("a,b\n1,2\n3\n\"x\ny\",4,5\n,\n").Should().Equal(
        "'users.csv', line 3: 1 field, the header has 2 (separated by ',').",
        "'users.csv', line 4: 3 fields, the header has 2 (separated by ',').");

    [Fact]
    public void A_wrong_delimiter_shows_in_the_sentence() =>
        CsvFile.Mistakes("a;b\n1,2;3\n", ',').Should().Equal("'users.csv', line 2: 2 fields, the header has 1 (separated by ',').");

    [Fact]
    public void Only_the_first_mistakes_are_shown_and_the_others_counted()
    {
        string[] mistakes = CsvFile.Mistakes("a,b\n" + string.Concat(Enumerable.Repeat("1\n", 17)));

        mistakes.Should().HaveCount(6);
        mistakes[4].Should().Be("'users.csv', line 6: 1 field, the header has 2 (separated by ',').");
        mistakes[5].Should().Be("'users.csv' has 12 more mistakes of this kind.");
    }

    [Theory]
    [InlineData("", "The feeder file 'users.csv' is empty: its first line must name its columns.")]
    [InlineData("\uFEFF\r\n \n", "The feeder file 'users.csv' is empty: its first line must name its columns.")]
    [InlineData("a,b\n", "'users.csv' has no rows: a feeder needs at least one.")]
    [InlineData("a,b\n\n\n", "'users.csv' has no rows: a feeder needs at least one.")]
    [InlineData("email,name,Email\n1,2,3\n", "'users.csv' has two columns with the name 'Email' (names are compared without case).")]
    [InlineData("a,,c\n1,2,3\n", "Column 2 of 'users.csv' has no name: the first line must name all columns.")]
    [InlineData("a,b\n1,x\"y\n", "'users.csv', line 2: a quote within a field that does not begin with one (write \"a \"\"quoted\"\" word\").")]
    [InlineData("a,b\n1,\"x\"y\n", "'users.csv', line 2: text between a closing quote and the next column.")]
    [InlineData("a,b\n1,\"x\n2,3\n", "'users.csv', line 2: a quote that is never closed.")]
    [InlineData("a,\"b\n1,x\n", "'users.csv', in its header: a quote that is never closed.")]
    public void Mistakes(string text, string sentence) => CsvFile.Mistakes(text).Should().Equal(sentence);

    [Fact]
    public void A_row_behind_a_bad_one_is_good() =>
        CsvFile.Mistakes("a,b\n1,\"x\"y\n2,3\n4,x\"y\n").Should().Equal(
            "'users.csv', line 2: text between a closing quote and the next column.",
            "'users.csv', line 4: a quote within a field that does not begin with one (write \"a \"\"quoted\"\" word\").");

    [Theory]
    [InlineData('"', "The delimiter of 'users.csv' is '\"' (U+0022): it must be an ASCII character that is no quote and no line break.")]
    [InlineData('§', "The delimiter of 'users.csv' is '§' (U+00A7): it must be an ASCII character that is no quote and no line break.")]
    public void A_delimiter_that_cannot_be(char delimiter, string sentence) => CsvFile.Mistakes("a,b\n1,2\n", delimiter).Should().Equal(sentence);

    [Fact]
    public void A_missing_file_is_a_mistake_and_no_exception_where_the_feeder_is_made()
    {
        Feeder<FeederRow> feeder = Feeder.FromCsv("nowhere.csv");

        feeder.Invoking(it => it.Count).Should().Throw<LoadTestException>().Which.Message.Should().StartWith("The feeder file 'nowhere.csv' does not exist: there is no '");
    }
}
