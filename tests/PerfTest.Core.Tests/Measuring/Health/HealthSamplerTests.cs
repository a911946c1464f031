using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Measuring.Health;

public class HealthSamplerTests
{
    private readonly ManualClock _clock = new();
    private HealthReading _reading = new() { CpuTime = 1_000, GcPause = 50, Gen0 = 9, Gen1 = 4, Gen2 = 2, Allocated = 10_000, PoolThreads = 4 };

    [Fact]
    public void What_was_before_the_start_is_not_counted()
    {
        var sampler = Sampler();
        sampler.Start(0);
        _reading = new HealthReading { CpuTime = 1_000 + Seconds(1.5), GcPause = 50 + Seconds(0.1), Gen0 = 12, Gen1 = 5, Gen2 = 2, Allocated = 15_000, PoolThreads = 4 };
        var health = sampler.Stop(Seconds(2));

        Assert.Equal(Seconds(2), health.Wall);
        Assert.Equal(Seconds(1.5), health.CpuTime);
        Assert.Equal(0.375, health.CpuShare);
        Assert.Equal(Seconds(0.1), health.GcPauseTotal);
        Assert.Equal(0.05, health.GcPauseShare);
        Assert.Equal((3, 1, 0), (health.Gen0Collections, health.Gen1Collections, health.Gen2Collections));
        Assert.Equal(5_000, health.AllocatedBytes);
    }

    [Fact]
    public void A_second_is_saturated_above_nine_tenths_of_the_quota()
    {
        var sampler = Sampler();
        sampler.Start(0);
        foreach (var (second, used) in new[] { 1.0, 1.8, 1.81, 2.0, 0.1 }.Index())
        {
            _reading = _reading with { CpuTime = _reading.CpuTime + Seconds(used) };
            sampler.Sample(Seconds(second + 1));
        }

        var health = sampler.Measured();
        Assert.Equal((5, 2), (health.CpuSeconds, health.CpuSecondsSaturated));
        Assert.Equal(0.4, health.CpuSaturatedShare);
        Assert.Equal(1, health.CpuShareMax);
        Assert.Equal(2, health.CpuQuota);
    }

    [Fact]
    public void Readings_at_odd_times_do_not_make_seconds_of_their_own()
    {
        var sampler = Sampler();
        sampler.Start(0);
        // All of the CPU time falls into the first tenth of the second.
        _reading = _reading with { CpuTime = _reading.CpuTime + Seconds(0.2) };
        sampler.Sample(Seconds(0.1));
        sampler.Sample(Seconds(1));

        var health = sampler.Measured();
        Assert.Equal((1, 0), (health.CpuSeconds, health.CpuSecondsSaturated));
        Assert.Equal(0.1, health.CpuShareMax, 12);
    }

    [Fact]
    public void A_pool_that_grows_while_work_waits_is_counted()
    {
        var sampler = Sampler();
        sampler.Start(0);
        foreach (var (second, (threads, queue)) in new[] { (4, 0L), (5, 0L), (6, 90L), (7, 100L), (7, 20L), (3, 0L) }.Index())
        {
            _reading = _reading with { PoolThreads = threads, PoolQueue = queue };
            sampler.Sample(Seconds(second + 1));
        }

        var health = sampler.Measured();
        Assert.Equal((4, 7, 3), (health.PoolThreadsAtStart, health.PoolThreadsMax, health.PoolThreadsAtEnd));
        Assert.Equal(100, health.PoolQueueMax);
        Assert.Equal(2, health.ReadingsWithGrowingPool);
        Assert.Equal([4, 4, 5, 6, 7, 7, 3], health.Pool.Select(sample => sample.Threads));
    }

    [Fact]
    public void The_canary_goes_ten_times_a_second()
    {
        var sampler = Sampler();
        sampler.Start(0);
        _clock.DelayOfPool = 3 * Nanoseconds.PerMillisecond;
        _clock.AdvanceBy(Seconds(2.05));

        var delays = sampler.Measured().PoolDelays;
        Assert.Equal(20, delays.Count);
        Assert.Equal((3 * Nanoseconds.PerMillisecond, 3 * Nanoseconds.PerMillisecond), (delays.Min, delays.Max));
    }

    [Fact]
    public void Work_that_never_ran_counts_with_its_wait_so_far()
    {
        var sampler = Sampler();
        sampler.Start(0);
        _clock.DelayOfPool = Seconds(1_000);
        _clock.AdvanceBy(Seconds(1));

        var delays = sampler.Measured().PoolDelays;
        // Handed over at 0.1 … 0.9 s; the one of this moment has not waited yet.
        Assert.Equal(9, delays.Count);
        Assert.Equal((Seconds(0.1), Seconds(0.9)), (delays.Min, delays.Max));
    }

    [Fact]
    public void Waiting_items_are_bounded()
    {
        var sampler = Sampler();
        sampler.Start(0);
        _clock.DelayOfPool = Seconds(1_000_000);
        _clock.AdvanceBy(Seconds(200));

        Assert.Equal(1024, sampler.Measured().PoolDelays.Count);
        Assert.Equal(1024, _clock.Waiting);
    }

    [Fact]
    public void After_a_pause_of_the_process_the_canary_does_not_catch_up()
    {
        var sampler = Sampler();
        sampler.Start(0);
        _clock.Jump(Seconds(10));
        _clock.AdvanceBy(Seconds(0.35));

        Assert.Equal(4, sampler.Measured().PoolDelays.Count);
    }

    [Fact]
    public void After_the_stop_the_clock_is_free()
    {
        var sampler = Sampler();
        sampler.Start(0);
        _clock.AdvanceBy(Seconds(1));
        sampler.Stop(Seconds(1));
        _clock.AdvanceBy(Seconds(5));

        Assert.Equal(0, _clock.Scheduled);
        Assert.Equal(10, sampler.Measured().PoolDelays.Count);
    }

    [Fact]
    public void This_process_is_measured()
    {
        using var clock = new PacerClock();
        var sampler = HealthSampler.For(clock, new GcPauseWatch());
        sampler.Start(clock.Now);
        GC.KeepAlive(new byte[10_000_000]);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var used = HealthReading.Take().CpuTime;
        while (HealthReading.Take().CpuTime == used)
        {
            // Some systems count CPU time in ticks of milliseconds.
        }

        var health = sampler.Stop(clock.Now);

        Assert.True(health.Wall > 0);
        Assert.True(health.CpuTime > 0);
        Assert.True(health.Gen2Collections >= 1);
        Assert.InRange(health.GcPauseLongest, 1, health.GcPauseTotal);
        // Some kilobytes for each thread are counted before they are used.
        Assert.True(health.AllocatedBytes > 5_000_000);
        Assert.Equal(2, health.Pool.Length);
    }

    private static long Seconds(double seconds) => (long)Math.Round(seconds * Nanoseconds.PerSecond);

    private HealthSampler Sampler() => new(_clock, cpuQuota: 2, () => _reading, new GcPauseWatch());

    /// <summary>A clock that goes when it is told to, and a pool that takes as long as it is told to.</summary>
    private sealed class ManualClock : ILoadClock
    {
        private readonly TimerQueue _timers = new();
        private readonly PriorityQueue<IThreadPoolWorkItem, long> _pool = new();

        public long Now { get; private set; } = 77_000_000_000;

        public long DelayOfPool { get; set; }

        public int Scheduled => _timers.Count;

        public int Waiting => _pool.Count;

        public void Schedule(ClockTimer timer, long due) => _timers.Schedule(timer, due);

        public bool Cancel(ClockTimer timer) => _timers.Remove(timer);

        public void Dispatch(IThreadPoolWorkItem item) => _pool.Enqueue(item, Now + DelayOfPool);

        public IDedicatedThread StartThread(string name) => throw new NotSupportedException("Nothing here needs a thread.");

        public void Jump(long by) => Now += by;

        public void AdvanceBy(long by)
        {
            var end = Now + by;
            while (true)
            {
                var itemAt = _pool.TryPeek(out _, out var at) ? at : long.MaxValue;
                var next = Math.Min(itemAt, _timers.NextDue);
                if (next > end)
                {
                    break;
                }

                Now = Math.Max(Now, next);
                if (itemAt <= next)
                {
                    _pool.Dequeue().Execute();
                }
                else
                {
                    _timers.TakeDue(Now)!.Fire();
                }
            }

            Now = end;
        }
    }
}
