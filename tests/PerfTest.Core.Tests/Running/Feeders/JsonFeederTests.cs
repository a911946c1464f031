using FluentAssertions;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running.Feeders;

public class JsonFeederTests
{
    private enum Plan
    {
        Free,
        Paid,
    }

    [Fact]
    public void Typed_rows()
    {
        Read<User>("""
            // who
            [
              { "name": "Ann", "AGE": "41", "plan": "paid" },
              { "name": "Bob", "age": 7, "more": [1], "plan": "Free", },
            ]
            """).Rows.Should().Equal(new User("Ann", 41, Plan.Paid), new User("Bob", 7));
    }

    [Fact]
    public void Untyped_rows()
    {
        using var file = new TemporaryFile("""[{ "Name": "Ann", "age": 41, "ok": true, "tags": ["x", 1], "nick": null }, { "name": "Bob" }]""");
        FeederRow[] rows = new JsonRowSource(file.Path).Read().Rows;

        rows[0].Columns.Should().Equal("Name", "age", "ok", "tags", "nick");
        rows[0].Columns.Select(column => rows[0][column]).Should().Equal("Ann", "41", "true", """["x", 1]""", "");
        rows[0].Get<int>("AGE").Should().Be(41);
        rows[1]["NAME"].Should().Be("Bob");
        rows[1].Invoking(row => row["age"]).Should().Throw<KeyNotFoundException>().WithMessage($"'{file.Path}' has no column 'age'. Its columns are: name.");
        rows[0].Invoking(row => row.Get<Guid>("name")).Should().Throw<FormatException>().WithMessage($"'{file.Path}', row 1: \"Ann\" in the column 'name' is no Guid.");
    }

    [Fact]
    public void Rows_with_the_same_columns_share_their_names()
    {
        using var file = new TemporaryFile("""[{ "name": "Ann" }, { "name": "Bob" }]""");
        FeederRow[] rows = new JsonRowSource(file.Path).Read().Rows;

        rows[1].Columns.Should().BeSameAs(rows[0].Columns);
    }

    [Theory]
    [InlineData("", "The feeder file {0} is empty: its root must be an array of rows, like [{ \"email\": \"a@example.com\" }].")]
    [InlineData(" \n", "The feeder file {0} is empty: its root must be an array of rows, like [{ \"email\": \"a@example.com\" }].")]
    [InlineData("[]", "{0} has no rows: a feeder needs at least one.")]
    [InlineData("{}", "The root of {0} is an object: it must be an array of rows, like [{ \"email\": \"a@example.com\" }].")]
    [InlineData("7", "The root of {0} is a number: it must be an array of rows, like [{ \"email\": \"a@example.com\" }].")]
    [InlineData("[null]", "{0}, $[0]: A row must not be null.")]
    [InlineData("""[{ "name": "Ann", "age": 1 }, { "name": "Bob", "age": "old" }]""", "{0}, $[1].age: \"old\" does not fit the type that the row has there.")]
    [InlineData("""["Ann"]""", "{0}, $[0]: \"Ann\" does not fit the type that the row has there.")]
    [InlineData("""[{ "age": 1 }]""", "{0}, $[0]: JSON deserialization for type 'PerfTest.Core.Tests.Running.Feeders.JsonFeederTests+User' was missing required properties including: 'name'.")]
    [InlineData("""[{ "name": null, "age": 1 }]""", "{0}, $[0].name: The constructor parameter 'Name' on type 'PerfTest.Core.Tests.Running.Feeders.JsonFeederTests+User' doesn't allow null values. Consider updating its nullability annotation.")]
    [InlineData("[\n{ \"name\": ]", "{0} is no valid JSON: line 2: ']' is an invalid start of a value.")]
    public void Mistakes(string json, string sentence)
    {
        using var file = new TemporaryFile(json);

        new JsonSource<User>(file.Path, null).Read().Mistakes.Should().Equal(sentence.Replace("{0}", $"'{file.Path}'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[7]""", "{0}, $[0]: A row must be an object, this is a number.")]
    [InlineData("""[{ "a": 1 }, { "b": 1, "B": 2 }]""", "{0}, $[1]: It has the column 'B' twice (names are compared without case).")]
    public void Mistakes_of_untyped_rows(string json, string sentence)
    {
        using var file = new TemporaryFile(json);

        new JsonRowSource(file.Path).Read().Mistakes.Should().Equal(sentence.Replace("{0}", $"'{file.Path}'", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_first_mistakes_are_shown_and_the_others_counted()
    {
        using var file = new TemporaryFile($"[{string.Join(',', Enumerable.Repeat("null", 17))}]");

        var mistakes = new JsonSource<User>(file.Path, null).Read().Mistakes;

        mistakes.Should().HaveCount(6);
        mistakes[4].Should().Be($"'{file.Path}', $[4]: A row must not be null.");
        mistakes[5].Should().Be($"'{file.Path}' has 12 more mistakes of this kind.");
    }

    [Fact]
    public void A_row_that_refuses_itself_is_a_mistake()
    {
        using var file = new TemporaryFile("""[{ "age": -1 }]""");

        new JsonSource<Strict>(file.Path, null).Read().Mistakes.Should().Equal($"'{file.Path}', $[0]: no Strict can be made of it: ArgumentException: Nobody is -1 years old.");
    }

    [Fact]
    public void A_missing_file_is_a_mistake_that_says_where_it_was_looked_for()
    {
        string expected = Path.Combine(AppContext.BaseDirectory, "nowhere.json");

        Feeder.FromJson("nowhere.json").Invoking(feeder => feeder.Count).Should().Throw<LoadTestException>()
            .Which.Message.Should().StartWith($"The feeder file 'nowhere.json' does not exist: there is no '{expected}'");
    }

    [Fact]
    public void Making_a_feeder_throws_nothing()
    {
        Feeder.FromJson("nowhere.json").Name.Should().Be("nowhere.json");
        ((IFeeder)Feeder.FromJson(null!)).Mistakes.Should().Equal("A feeder's path is empty: write the file's path, relative to the test's output folder or to its project.");
        ((IFeeder)Feeder.From<int>(null!)).Mistakes.Should().Equal("The rows of 'null' are null: a feeder needs at least one row.");
        ((IFeeder)Feeder.From([1], (FeedOrder)9, (WhenUsedUp)8, "x")).Mistakes.Should().Equal(
            "The feeder 'x' has the order '9'; allowed are Circular, Random, Shuffle, Queue and UniquePerVu.",
            "The feeder 'x' has WhenUsedUp '8'; allowed are EndRun and Fail.");
    }

    [Fact]
    public void Rows_that_cannot_be_made_are_a_mistake()
    {
        ((IFeeder)Feeder.From(Broken())).Mistakes.Should().Equal("The rows of 'Broken()' could not be made: FormatException: no such user");

        static IEnumerable<int> Broken()
        {
            yield return 1;
            throw new FormatException("no such user");
        }
    }

    [Fact]
    public void Rows_without_end_are_a_mistake()
    {
        ((IFeeder)Feeder.From(Endless(), name: "endless")).Mistakes.Should().Equal("'endless' has more than 10,000,000 rows: a feeder keeps all its rows in memory.");

        static IEnumerable<byte> Endless()
        {
            while (true)
            {
                yield return 1;
            }
        }
    }

    private static FeederData<T> Read<T>(string json)
    {
        using var file = new TemporaryFile(json);
        return new JsonSource<T>(file.Path, null).Read();
    }

    private sealed record User(string Name, int Age, Plan Plan = Plan.Free);

    private sealed class Strict
    {
        public int Age
        {
            get;
            set => field = value >= 0 ? value : throw new ArgumentException($"Nobody is {value} years old.");
        }
    }
}
