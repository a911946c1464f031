using System.Text.RegularExpressions;
using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning.Overrides;

public class NamePatternTests
{
    [Theory]
    [InlineData("Find", "Find", true)]
    [InlineData("find", "FIND", true)]
    [InlineData("Find", "Finds", false)]
    [InlineData("Find", "Fin", false)]
    [InlineData("", "Find", false)]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("*", "Shop.Find", true)]
    [InlineData("Shop*", "Shop", true)]
    [InlineData("Shop*", "Shopping", true)]
    [InlineData("Shop*", "TheShop", false)]
    [InlineData("*.Find", "Shop.Find", true)]
    [InlineData("*.Find", "Find", false)]
    [InlineData("F?nd", "Find", true)]
    [InlineData("F?nd", "Fnd", false)]
    [InlineData("Find?", "Find", false)]
    [InlineData("*a*b", "xaxbxaxb", true)]
    [InlineData("*a*b", "xaxbxax", false)]
    [InlineData("Find(word: \"?hair\")", "Find(word: \"chair\")", true)]
    [InlineData("Find [spike]", "Find [spike]", true)]
    [InlineData("Find [spike]", "Find s", false)]
    public void Pattern_and_name(string pattern, string name, bool matches) => NamePattern.Matches(pattern, name).Should().Be(matches);

    [Fact]
    public void A_name_matches_itself_and_with_stars_around() => Law.Holds(
        Law.Strings("ab*?."),
        name => (NamePattern.Matches(name, name) && NamePattern.Matches($"*{name}*", $"x{name}y")));

    [Fact]
    public void The_same_as_a_regular_expression() => Law.Holds(
        from pattern in Law.Strings("ab*?")
        from name in Gen.Elements('a', 'b').ArrayOf()
        select (Pattern: pattern, Name: new string(name)),
        given =>
        {
            string expression = "^" + string.Concat(given.Pattern.Select(c => c switch { '*' => ".*", '?' => ".", _ => Regex.Escape(c.ToString()) })) + "\\z";
            return NamePattern.Matches(given.Pattern, given.Name) == Regex.IsMatch(given.Name, expression, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        });
}
