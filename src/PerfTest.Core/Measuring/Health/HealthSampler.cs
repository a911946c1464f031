using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>
/// Watches the generator during a run. <see cref="Start"/>, <see cref="Sample"/>, <see cref="Measured"/> and <see cref="Stop"/> are called by one thread, which is not
/// the pool's; their times are nanoseconds of any one scale.
/// </summary>
/// <param name="clock">Sends the canary.</param>
/// <param name="cpuQuota">Cores that the process may use.</param>
/// <param name="read">Reads the process; in life <see cref="HealthReading.Take"/>.</param>
/// <param name="pauses">Finds the longest pause of garbage collections.</param>
internal sealed class HealthSampler(ILoadClock clock, double cpuQuota, Func<HealthReading> read, GcPauseWatch pauses)
{
    /// <summary>A second in which more than this share of the quota was used counts as saturated.</summary>
    public const double Saturation = 0.9;

    // CPU is judged over whole seconds: readings that come earlier (the borders of stages) wait for the next.
    private const long ShortestCpuSpan = Nanoseconds.PerSecond * 9 / 10;

    private readonly PoolCanary _canary = new(clock);
    private readonly PoolHistory _pool = new();
    private HealthReading _first;
    private HealthReading _latest;
    private long _startedAt;
    private long _latestAt;
    private long _cpuAt;
    private long _cpuTime;
    private int _cpuSeconds;
    private int _cpuSecondsSaturated;
    private double _cpuShareMax;
    private int _threadsMax;
    private long _queueMax;
    private int _growing;

    /// <summary>Of this process and machine.</summary>
    public static HealthSampler For(ILoadClock clock, GcPauseWatch pauses) => new(clock, CpuQuota.OfThisProcess(), HealthReading.Take, pauses);

    public void Start(long now)
    {
        _first = _latest = read();
        (_startedAt, _latestAt, _cpuAt, _cpuTime) = (now, now, now, _first.CpuTime);
        (_threadsMax, _queueMax) = (_first.PoolThreads, _first.PoolQueue);
        _pool.Add(now, _first.PoolThreads, _first.PoolQueue);
        pauses.Start();
        _canary.Start();
    }

    /// <summary>Reads; to be called once a second.</summary>
    public void Sample(long now)
    {
        var reading = read();
        pauses.Look();
        if (reading.PoolQueue > 0 && reading.PoolThreads > _latest.PoolThreads)
        {
            _growing++;
        }

        _threadsMax = Math.Max(_threadsMax, reading.PoolThreads);
        _queueMax = Math.Max(_queueMax, reading.PoolQueue);
        _pool.Add(now, reading.PoolThreads, reading.PoolQueue);
        if (now - _cpuAt >= ShortestCpuSpan)
        {
            var share = (reading.CpuTime - _cpuTime) / ((now - _cpuAt) * cpuQuota);
            _cpuSeconds++;
            _cpuSecondsSaturated += share > Saturation ? 1 : 0;
            _cpuShareMax = Math.Max(_cpuShareMax, share);
            (_cpuAt, _cpuTime) = (now, reading.CpuTime);
        }

        (_latest, _latestAt) = (reading, now);
    }

    /// <summary>What has been seen until the latest sample. May be asked during the run.</summary>
    public HealthMeasurements Measured()
    {
        var pauseTotal = _latest.GcPause - _first.GcPause;
        return new HealthMeasurements
        {
            Wall = _latestAt - _startedAt,
            PoolDelays = _canary.Delays(),
            PoolThreadsAtStart = _first.PoolThreads,
            PoolThreadsAtEnd = _latest.PoolThreads,
            PoolThreadsMax = _threadsMax,
            PoolQueueMax = _queueMax,
            ReadingsWithGrowingPool = _growing,
            Pool = _pool.ToImmutable(),
            GcPauseTotal = pauseTotal,
            GcPauseLongest = Math.Min(pauses.Longest, pauseTotal),
            Gen0Collections = _latest.Gen0 - _first.Gen0,
            Gen1Collections = _latest.Gen1 - _first.Gen1,
            Gen2Collections = _latest.Gen2 - _first.Gen2,
            AllocatedBytes = _latest.Allocated - _first.Allocated,
            CpuTime = _latest.CpuTime - _first.CpuTime,
            CpuQuota = cpuQuota,
            CpuSeconds = _cpuSeconds,
            CpuSecondsSaturated = _cpuSecondsSaturated,
            CpuShareMax = _cpuShareMax,
        };
    }

    /// <summary>Reads for the last time and lets go of the clock.</summary>
    public HealthMeasurements Stop(long now)
    {
        Sample(now);
        _canary.Stop();
        pauses.Stop();
        return Measured();
    }
}
