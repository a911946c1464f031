using FsCheck.Fluent;
using PerfTest.Planning;
using static PerfTest.Core.Tests.Running.Schedules.Plans;

namespace PerfTest.Core.Tests.Planning;

public class WeightedRoundRobinTests
{
    [Theory]
    [InlineData("5 1 1", "aabacaa" + "aabacaa")]
    [InlineData("50 10 10", "aabacaa")]
    [InlineData("1 1", "abab")]
    [InlineData("7", "aaaa")]
    [InlineData("4 3 2 1", "abcabdacba")]
    public void Turns_are_spread_smoothly(string weights, string expected)
    {
        var turns = new WeightedRoundRobin([.. weights.Split(' ').Select(int.Parse)]);
        Assert.Equal(expected, string.Concat(Enumerable.Range(0, expected.Length).Select(index => (char)('a' + turns.Pick(index)))));
    }

    [Fact]
    public void Eighty_fifteen_five()
    {
        var turns = new WeightedRoundRobin([80, 15, 5]);
        Assert.Equal([800, 150, 50], Enumerable.Range(0, 1000).CountBy(index => turns.Pick(index)).OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    [Fact]
    public void Any_index_may_be_asked()
    {
        var turns = new WeightedRoundRobin([5, 1, 1]);
        Assert.Equal(turns.Pick(3), turns.Pick((7 * 1_000_000_000_000_000_000) + 3));
    }

    [Fact]
    public void Law_each_round_gives_each_body_its_weight()
    {
        Law(Gen.NonEmptyListOf(Gen.Choose(1, 30)), weights =>
        {
            var turns = new WeightedRoundRobin([.. weights]);
            var counts = new int[weights.Count];
            for (var index = 0; index < weights.Sum(); index++)
            {
                counts[turns.Pick(index)]++;
            }

            Assert.Equal(weights, counts);
        });
    }

    [Fact]
    public void Mistakes_are_sentences()
    {
        Assert.Equal("There must be at least one body to divide iterations among.", WeightedRoundRobin.Mistake([]));
        Assert.Equal("The weight 0 is not possible: a weight is at least 1.", WeightedRoundRobin.Mistake([1, 0]));
        Assert.Equal("The weights 1000003, 2 repeat only after 1000005 iterations; at most 1000000 is possible. Use rounder weights.", WeightedRoundRobin.Mistake([1_000_003, 2]));
        Assert.Null(WeightedRoundRobin.Mistake([2_000_000_000, 1_000_000_000]));
        Assert.Throws<ArgumentException>(() => new WeightedRoundRobin([0]));
    }
}
