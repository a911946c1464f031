using System.Text.Json.Serialization;
using FluentAssertions;

namespace PerfTest.Csv.Tests;

public class TypedRowsTests
{
    public enum Plan
    {
        Free,
        Paid,
    }

    [Fact]
    public void Records_are_made_by_their_constructor() =>
        CsvFile.Read<User>("Last_Login,name,PLAN,age,extra\n2026-01-02,Ann,paid,41,x\n2026-03-04,Bob,Free,,y\n").Should().Equal(
            new User("Ann", 41, Plan.Paid, new DateOnly(2026, 1, 2)),
            new User("Bob", null, Plan.Free, new DateOnly(2026, 3, 4)));

    [Fact]
    public void Classes_are_made_by_their_properties() =>
        CsvFile.Read<Product>("id,price,in stock,weight,tag\n6f9619ff-8b86-d011-b42d-00c04fc964ff,12.50,TRUE,1e-3,\n").Should().BeEquivalentTo(
            [new Product { Id = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"), Price = 12.50m, InStock = true, Weight = 0.001, Tag = "" }]);

    [Fact]
    public void One_column_can_be_a_simple_type()
    {
        CsvFile.Read<string>("email\na@example.com\nb@example.com\n").Should().Equal("a@example.com", "b@example.com");
        CsvFile.Read<int>("id\n7\n8\n").Should().Equal(7, 8);
    }

    [Fact]
    public void What_a_row_may_do_without_needs_no_column() =>
        CsvFile.Read<Optional>("Name\nAnn\n").Should().BeEquivalentTo([new Optional("Ann") { Nick = null, Age = null, Ignored = "mine" }]);

    [Fact]
    public void A_value_that_does_not_fit_is_a_mistake_with_line_and_column() =>
        CsvFile.Mistakes<User>("name,age,plan,last-login\nAnn,old,Paid,2026-01-02\n\"B\nob\",7,Gold,2026-01-02\nCid,8,Free,soon\n").Should().Equal(
            "'users.csv', line 2: \"old\" in the column 'age' is no Int32.",
            "'users.csv', line 3: \"Gold\" in the column 'plan' is no Plan.",
            "'users.csv', line 5: \"soon\" in the column 'last-login' is no DateOnly.");

    [Fact]
    public void An_empty_field_is_no_number() =>
        CsvFile.Mistakes<int>("id\n\"\"\n1\n").Should().Equal("'users.csv', line 2: \"\" in the column 'id' is no Int32.");

    [Fact]
    public void A_missing_column_is_a_mistake_before_any_row() =>
        CsvFile.Mistakes<User>("nam,age\nAnn,old\n").Should().Equal(
            "'users.csv' has no column 'name', which User needs. Its columns are: nam, age.",
            "'users.csv' has no column 'plan', which User needs. Its columns are: nam, age.",
            "'users.csv' has no column 'lastLogin', which User needs. Its columns are: nam, age.");

    [Fact]
    public void Two_columns_for_one_member_are_a_mistake() =>
        CsvFile.Mistakes<Optional>("first name,name,na_me\n1,2,3\n").Should().Equal("'users.csv' has 2 columns for Optional.name: 'name' and 'na_me'.");

    [Fact]
    public void A_type_without_columns_is_a_mistake()
    {
        CsvFile.Mistakes<int>("a,b\n1,2\n").Should().Equal("'users.csv' cannot become rows of Int32: a Int32 is one value, the file has 2 columns: a, b.");
        CsvFile.Mistakes<List<string>>("a,b\n1,2\n").Should().Equal("'users.csv' cannot become rows of List`1: write a class or a record with a member for each column.");
    }

    [Fact]
    public void A_row_that_refuses_itself_is_a_mistake() =>
        CsvFile.Mistakes<Strict>("age\n-1\n").Should().Equal("'users.csv', line 2: no Strict can be made of it: ArgumentException: Nobody is -1 years old.");

    [Fact]
    public void Feeders_have_the_types_of_their_rows()
    {
        using var file = new CsvFile("name\nAnn\n");
        Feeder<Optional> feeder = Feeder.FromCsv<Optional>(file.Path, FeedOrder.Shuffle, delimiter: ',');

        (feeder.Count, feeder.Order).Should().Be((1, FeedOrder.Shuffle));
    }

    public sealed record User(string Name, int? Age, Plan Plan, DateOnly LastLogin);

    public sealed record Optional(string Name, int Level = 3)
    {
        public string? Nick { get; init; }

        public int? Age { get; init; }

        [JsonIgnore]
        public string Ignored { get; init; } = "mine";
    }

    public sealed class Product
    {
        public Guid Id { get; set; }

        public decimal Price { get; set; }

        public bool InStock { get; set; }

        public double Weight { get; set; }

        public string Tag { get; set; } = "none";
    }

    public sealed class Strict
    {
        public int Age
        {
            get;
            set => field = value >= 0 ? value : throw new ArgumentException($"Nobody is {value} years old.");
        }
    }
}
