using FluentAssertions;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public sealed class ShardLeaseTests
{
    [Fact]
    public void A_place_has_one_writer_and_nobody_waits_for_it()
    {
        using var outer = ShardLease.Take();
        using var inner = ShardLease.Take();

        outer.Place.Should().BeInRange(0, ShardLease.Places - 1);
        inner.Place.Should().BeInRange(0, ShardLease.Places - 1);
        (outer.IsExclusive && inner.Place == outer.Place).Should().BeFalse();
    }

    [Theory]
    [InlineData(4)]
    [InlineData(32)]
    public void Nothing_is_lost_between_those_who_own_a_place_and_those_who_share_one(int threads)
    {
        const int PerThread = 20_000;
        var counts = new long[ShardLease.Places];
        var shared = 0L;
        Thread[] writers = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < PerThread; i++)
            {
                // Held while another is taken: places are always wanting.
                using var held = ShardLease.Take();
                using var lease = ShardLease.Take();
                lease.Add(ref counts[lease.Place], 1);
                if (!lease.IsExclusive)
                {
                    Interlocked.Increment(ref shared);
                }
            }
        }))];
        Array.ForEach(writers, writer => writer.Start());
        Array.ForEach(writers, writer => writer.Join());

        counts.Sum().Should().Be((long)threads * PerThread);
        shared.Should().BePositive("a thread that holds a place finds it taken");
        counts[Shard.Count..].Sum().Should().Be(shared);
    }

    [Fact]
    public void Many_threads_count_exactly()
    {
        const int Threads = 16;
        const int PerThread = 20_000;
        var store = new MetricStore();
        var counter = store.GetCounter(store.Define("counter", MetricType.Counter, Unit.None), store.NoTags);
        var rate = store.GetRate(store.Define("rate", MetricType.Rate, Unit.None), store.NoTags);
        Thread[] writers = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (var i = 0; i < PerThread; i++)
            {
                counter.Add(3);
                rate.Record(i % 4 == 0);
            }
        }))];
        Array.ForEach(writers, writer => writer.Start());
        Array.ForEach(writers, writer => writer.Join());

        counter.Totals.Count.Should().Be(3L * Threads * PerThread);
        rate.Totals.Should().Be(new RateTotals(Threads * PerThread / 4, Threads * PerThread));
    }
}
