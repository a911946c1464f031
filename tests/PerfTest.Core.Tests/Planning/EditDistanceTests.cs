using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("http_req_durration", "http_req_duration", 1)]
    [InlineData("ab", "ba", 2)]
    public void Distances(string a, string b, int distance)
    {
        EditDistance.Between(a, b).Should().Be(distance);
        EditDistance.Between(b, a).Should().Be(distance);
    }

    [Fact]
    public void Stopping_early_never_changes_a_distance_below_the_bound() => Law.Holds(
        from a in Law.Strings("ab")
        from b in Law.Strings("ab")
        from enough in Gen.Choose(1, 6)
        select (a, b, enough),
        input => EditDistance.Between(input.a, input.b) is var exact
            && EditDistance.Between(input.a, input.b, input.enough) is var bounded
            && (exact < input.enough ? bounded == exact : bounded >= input.enough));

    [Fact]
    public void The_nearest_within_two()
    {
        EditDistance.Nearest("chekcs", ["vus", "checks", "iterations"]).Should().Be("checks");
        EditDistance.Nearest("something", ["vus", "checks", "iterations"]).Should().BeNull();
    }
}
