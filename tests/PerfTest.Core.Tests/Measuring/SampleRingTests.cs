using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public class SampleRingTests
{
    private static readonly CounterSeries Series = NewSeries();

    [Fact]
    public void Samples_come_out_in_the_order_in_which_they_went_in_round_after_round()
    {
        var ring = new SampleRing(4);
        var taken = new List<double>();
        for (var i = 0; i < 50; i++)
        {
            ring.Add(new(Series, 0, i));
            if (i % 3 == 2)
            {
                while (ring.TryTake(out var sample))
                {
                    taken.Add(sample.Value);
                }
            }
        }

        Assert.Equal(Enumerable.Range(0, 48).Select(i => (double)i), taken);
        Assert.Equal(0, ring.Lost);
    }

    [Fact]
    public void What_does_not_fit_is_lost_and_counted()
    {
        var ring = new SampleRing(4);
        for (var i = 0; i < 10; i++)
        {
            ring.Add(new(Series, 0, i));
        }

        Assert.Equal(6, ring.Lost);
        Assert.Equal([0.0, 1, 2, 3], Enumerable.Range(0, 4).Select(_ => ring.TryTake(out var sample) ? sample.Value : double.NaN));
        Assert.False(ring.TryTake(out _));
    }

    [Fact]
    public void The_capacity_is_a_power_of_two() => Assert.Throws<ArgumentOutOfRangeException>(() => new SampleRing(5));

    /// <summary>Whatever threads do at the same time: each sample comes out once, of each thread in order, or is counted as lost.</summary>
    [Fact]
    public async Task Many_threads_lose_nothing_that_is_not_counted()
    {
        const int Writers = 4;
        const int Each = 50_000;
        var ring = new SampleRing(1024);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < Each; i++)
                {
                    ring.Add(new(Series, writer, i));
                }
            },
            TaskCreationOptions.LongRunning)).ToArray();
        var all = Task.WhenAll(writers);
        var last = Enumerable.Repeat(-1.0, Writers).ToArray();
        var taken = 0L;
        while (true)
        {
            var isOver = all.IsCompleted;
            while (ring.TryTake(out var sample))
            {
                Assert.True(sample.Value > last[sample.Time]);
                last[sample.Time] = sample.Value;
                taken++;
            }

            if (isOver)
            {
                break;
            }
        }

        await all;
        Assert.Equal((long)Writers * Each, taken + ring.Lost);
        Assert.True(taken > 0);
    }

    [Fact]
    public void A_sample_allocates_nothing()
    {
        var log = new SampleLog(1 << 12);
        log.Add(Series, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            log.Add(Series, i);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(log.Lost > 0);
    }

    [Fact]
    public void Every_recorded_value_of_a_store_is_a_sample()
    {
        var log = new SampleLog(64);
        var store = new MetricStore(samples: log);
        var metrics = store.BuiltIn;
        store.GetCounter(metrics.HttpReqs, store.NoTags).Add(1);
        store.GetRate(metrics.HttpReqFailed, store.NoTags).Record(true);
        store.GetRate(metrics.HttpReqFailed, store.NoTags).Record(false);
        store.GetTrend(metrics.HttpReqDuration, store.NoTags).Record(2_000_000);
        store.GetGauge(metrics.Vus, store.NoTags).Set(7);

        var samples = new List<Sample>();
        Assert.Equal(5, log.Drain(samples.Add));

        Assert.Equal(
            [("http_req_duration", 2_000_000), ("http_req_failed", 0), ("http_req_failed", 1), ("http_reqs", 1.0), ("vus", 7)],
            samples.Select(sample => (sample.Series.Metric.Name, sample.Value)).Order());
        Assert.All(samples, sample => Assert.InRange(log.TimeOf(sample), TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow().AddMinutes(1)));
    }

    private static CounterSeries NewSeries()
    {
        var store = new MetricStore();
        return store.GetCounter(store.BuiltIn.Iterations, store.NoTags);
    }
}
