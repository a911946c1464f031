using FluentAssertions;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public sealed class ShardedHistogramTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(33)]
    public void Nothing_is_lost_when_many_threads_record(int threads)
    {
        const int PerThread = 20_000;
        var sharded = new ShardedHistogram(new());
        var expected = new Histogram();
        for (var thread = 0; thread < threads; thread++)
        {
            foreach (var value in ValuesOf(thread, PerThread))
            {
                expected.Record(value);
            }
        }

        var read = 0L;
        var reader = new Thread(() =>
        {
            var total = (long)threads * PerThread;
            while (read < total)
            {
                var snapshot = new Histogram();
                sharded.AddTo(snapshot);
                if (snapshot.Count < read || snapshot.Buckets().Sum(bucket => bucket.Count) != snapshot.Count)
                {
                    read = long.MaxValue;
                    return;
                }

                if (snapshot.Count > 0)
                {
                    var median = snapshot.Quantile(0.5);
                    if (median < snapshot.Min || median > snapshot.Max)
                    {
                        read = long.MaxValue;
                        return;
                    }
                }

                read = snapshot.Count;
            }
        });
        Thread[] writers = [.. Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            foreach (var value in ValuesOf(thread, PerThread))
            {
                sharded.Record(value);
            }
        }))];
        reader.Start();
        Array.ForEach(writers, writer => writer.Start());
        Array.ForEach(writers, writer => writer.Join());
        reader.Join();

        read.Should().Be((long)threads * PerThread, "counts seen meanwhile never shrink and are the sum of their buckets");
        var result = new Histogram();
        sharded.AddTo(result);
        result.Content().Should().Be(expected.Content());
    }

    [Fact]
    public void Values_beyond_an_hour_are_counted_as_an_hour()
    {
        var sharded = new ShardedHistogram(new());
        long[] values = [long.MaxValue, long.MinValue, HistogramLayout.MaxValue, HistogramLayout.MaxValue + 1, -HistogramLayout.MaxValue, 0];
        Array.ForEach(values, sharded.Record);

        var result = new Histogram();
        sharded.AddTo(result);
        result.Content().Should().Be(Cases.Histogram(values).Content());
        result.Saturated.Should().Be(3);
    }

    [Fact]
    public void Recording_allocates_nothing_once_shard_and_octave_exist()
    {
        var sharded = new ShardedHistogram(new());
        for (var i = 0; i < 10_000; i++)
        {
            sharded.Record(1_500_000 + i);
        }

        // A move to another core makes a shard and a page there, once each: fewer than a hundredth of the records.
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++)
        {
            sharded.Record(1_500_000 + (i & 8_191));
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(Shard.Count * 20_000);
    }

    [Fact]
    public void Memory_is_a_page_of_4_KB_for_each_octave_that_was_touched()
    {
        var memory = new MemoryMeter();
        var shard = new HistogramShard(memory);
        shard.Record(1_500_000);
        shard.Record(1_600_000);
        memory.Bytes.Should().Be(4_096);

        shard.Record(3_000_000);
        shard.Record(-1);
        memory.Bytes.Should().Be(3 * 4_096);
    }

    [Theory]
    [InlineData(true, int.MaxValue - 2L)]
    [InlineData(false, int.MaxValue - 2L)]
    [InlineData(true, (5L << 31) - 3)]
    [InlineData(false, 1L << 40)]
    public void A_bucket_counts_beyond_the_32_bits_of_its_counter(bool isExclusive, long before)
    {
        const long Value = 1_500_000;
        var shard = new HistogramShard(new());
        var many = new Histogram();
        many.Record(Value, before);
        shard.Add(SparseHistogram.Of(many), Value, Value);

        for (var more = 1; more <= 7; more++)
        {
            if (isExclusive)
            {
                shard.Record(Value);
            }
            else
            {
                shard.RecordShared(Value);
            }

            shard.Record(-Value);
            CountsOf(shard, Value).Should().Be(before + more);
            CountsOf(shard, -Value).Should().Be(more);
        }
    }

    [Theory]
    [InlineData(1L << 20)]
    [InlineData(1L << 27)]
    [InlineData((1L << 31) - 1)]
    [InlineData(1L << 31)]
    [InlineData(1L << 45)]
    public void Both_ways_to_read_it_hold_counts_of_any_size(long count)
    {
        var expected = new Histogram();
        expected.Record(1_500_000, count);
        expected.Record(1_700_000, 3);
        expected.Record(-40, count / 2);
        var sharded = new ShardedHistogram(new());
        sharded.Add(SparseHistogram.Of(expected), expected.Min, expected.Max);
        foreach (var value in new[] { 1_500_000, 1_500_001, 9_000_000 })
        {
            sharded.Record(value);
            expected.Record(value);
        }

        var read = new Histogram();
        sharded.AddTo(read);
        read.Content().Should().Be(expected.Content());
        var sparse = new Histogram();
        sharded.ToSparse().AddTo(sparse);
        sparse.Content().Should().Be(expected.Content());
    }

    [Fact]
    public void What_was_recorded_elsewhere_carries_as_often_as_it_must()
    {
        const long Value = 77;
        var shard = new HistogramShard(new());
        var many = new Histogram();
        many.Record(Value, (3L << 31) - 1);
        var gained = SparseHistogram.Of(many);

        for (var times = 1; times <= 5; times++)
        {
            shard.Add(gained, Value, Value);
            CountsOf(shard, Value).Should().Be(times * ((3L << 31) - 1));
        }
    }

    [Fact]
    public void A_count_that_is_read_while_it_carries_never_shrinks()
    {
        const long Value = 1_500_000;
        const int Times = 2_000;
        var sharded = new ShardedHistogram(new());
        var many = new Histogram();
        many.Record(Value, (1L << 31) - 1);
        var gained = SparseHistogram.Of(many);
        var shrunk = false;
        var ended = false;
        var reader = new Thread(() =>
        {
            for (var seen = 0L; !Volatile.Read(ref ended) && !shrunk;)
            {
                var now = Read();
                shrunk = now < seen || now > (long)Times << 31;
                seen = now;
            }
        });
        reader.Start();
        for (var time = 0; time < Times; time++)
        {
            sharded.Add(gained, Value, Value);
            sharded.Record(Value);
        }

        Volatile.Write(ref ended, true);
        reader.Join();
        shrunk.Should().BeFalse();
        Read().Should().Be((long)Times << 31);

        long Read()
        {
            var read = new Histogram();
            sharded.AddTo(read);
            return read.Count;
        }
    }

    private static int PageOf(long value) => HistogramLayout.SlotOf(value) >> HistogramLayout.PageBits;

    private static long CountsOf(HistogramShard shard, long value)
    {
        var counts = new long[HistogramLayout.PageSize];
        shard.AddPageTo(PageOf(value), counts);
        return counts[HistogramLayout.SlotOf(value) & (HistogramLayout.PageSize - 1)];
    }

    private static IEnumerable<long> ValuesOf(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return (long)Math.Exp(random.NextDouble() * 29) - 2;
        }
    }
}
