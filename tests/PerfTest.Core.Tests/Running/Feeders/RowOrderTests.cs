using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Core.Tests.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running.Feeders;

public class RowOrderTests
{
    [Fact]
    public void A_circle_begins_anew_after_its_last_row() =>
        Enumerable.Range(0, 7).Select(index => RowOrder.Circular(index, 3)).Should().Equal(0, 1, 2, 0, 1, 2, 0);

    [Fact]
    public void A_circle_has_no_end() => RowOrder.Circular(long.MaxValue, 10).Should().Be(7);

    [Fact]
    public void The_same_seed_and_name_shuffle_alike()
    {
        // These numbers must not change: runs with the same seed are compared over versions.
        RowOrder.Shuffled(RowOrder.Numbers(42, "users.csv"), 8).Should().Equal(RowOrder.Shuffled(RowOrder.Numbers(42, "users.csv"), 8));
        RowOrder.Shuffled(RowOrder.Numbers(42, "users.csv"), 8).Should().Equal([2, 5, 1, 3, 0, 4, 7, 6]);
    }

    [Fact]
    public void Another_seed_or_another_name_shuffles_otherwise()
    {
        int[] order = RowOrder.Shuffled(RowOrder.Numbers(42, "users.csv"), 50);

        RowOrder.Shuffled(RowOrder.Numbers(43, "users.csv"), 50).Should().NotEqual(order);
        RowOrder.Shuffled(RowOrder.Numbers(42, "orders.csv"), 50).Should().NotEqual(order);
    }

    [Fact]
    public void All_orders_of_four_rows_are_about_as_likely()
    {
        var counts = Enumerable.Range(0, 24_000).CountBy(seed => string.Concat(RowOrder.Shuffled(RowOrder.Numbers(seed, "x"), 4))).ToDictionary();

        counts.Should().HaveCount(24);
        counts.Values.Should().OnlyContain(count => count > 850 && count < 1_150);
    }

    [Fact]
    public void All_rows_are_about_as_likely_at_random()
    {
        var counts = Enumerable.Range(0, 10_000).CountBy(draw => RowOrder.Random(new CounterRandom(7), draw, 10)).ToDictionary();

        counts.Keys.Order().Should().Equal(Enumerable.Range(0, 10));
        counts.Values.Should().OnlyContain(count => count > 880 && count < 1_120);
    }

    [Fact]
    public void Law_shuffling_loses_no_row() =>
        Law.Holds(from rows in Gen.Choose(0, 300) from seed in Law.Longs(long.MinValue / 2, long.MaxValue / 2) select (rows, seed), given =>
            RowOrder.Shuffled(RowOrder.Numbers(given.seed, "x"), given.rows).Order().SequenceEqual(Enumerable.Range(0, given.rows)));

    [Fact]
    public void Law_a_random_row_is_one_of_the_rows() =>
        Law.Holds(from rows in Gen.Choose(1, int.MaxValue) from key in Law.Longs(0, long.MaxValue) from draw in Law.Longs(0, long.MaxValue) select (rows, key, draw), given =>
            RowOrder.Random(new CounterRandom((ulong)given.key), given.draw, given.rows) is var row && row >= 0 && row < given.rows);
}
