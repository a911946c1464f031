using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>How the generator itself fared while it measured the target. Times are nanoseconds.</summary>
internal sealed record HealthMeasurements
{
    /// <summary>The measured span.</summary>
    public required long Wall { get; init; }

    /// <summary>Delays of one work item per 100 ms between being handed to the thread pool and running.</summary>
    public required Histogram PoolDelays { get; init; }

    /// <summary>Threads of the pool that the process kept before load, by which the pool's minimum was raised for the run: <see cref="Running.RunnerThreads"/>.</summary>
    public int RunnerThreads { get; init; }

    /// <summary>Threads of the pool when measuring began.</summary>
    public required int PoolThreadsAtStart { get; init; }

    /// <summary>The latest number.</summary>
    public required int PoolThreadsAtEnd { get; init; }

    /// <summary>The most threads in any reading.</summary>
    public required int PoolThreadsMax { get; init; }

    /// <summary>The most waiting work items in any reading.</summary>
    public required long PoolQueueMax { get; init; }

    /// <summary>
    /// Readings (one a second) in which work waited and the pool had grown since the reading before. The pool grows slowly and only when its threads do not come back:
    /// several of these and long delays mean that something blocks them.
    /// </summary>
    public required int ReadingsWithGrowingPool { get; init; }

    /// <summary>The pool over time, at most <see cref="PoolHistory.Capacity"/> samples.</summary>
    public required ImmutableArray<PoolSample> Pool { get; init; }

    /// <summary>All pauses of garbage collections together.</summary>
    public required long GcPauseTotal { get; init; }

    /// <summary>The longest single pause.</summary>
    public required long GcPauseLongest { get; init; }

    /// <summary>Collections of generation 0 and, included, of all higher ones.</summary>
    public required int Gen0Collections { get; init; }

    public required int Gen1Collections { get; init; }

    public required int Gen2Collections { get; init; }

    /// <summary>Bytes that the process allocated, the test's code and an in-memory target included.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>CPU time that the process used.</summary>
    public required long CpuTime { get; init; }

    /// <summary>Cores that the process may use; not always a whole number.</summary>
    public required double CpuQuota { get; init; }

    /// <summary>Spans of about a second in which CPU was measured.</summary>
    public required int CpuSeconds { get; init; }

    /// <summary>Of <see cref="CpuSeconds"/>, those with more than 90 % of the quota used.</summary>
    public required int CpuSecondsSaturated { get; init; }

    /// <summary>The share of the quota in the busiest of them.</summary>
    public required double CpuShareMax { get; init; }

    /// <summary>The part of the span that was spent in pauses, from 0 to 1.</summary>
    public double GcPauseShare => Wall <= 0 ? 0 : Math.Min(1, (double)GcPauseTotal / Wall);

    /// <summary>The mean share of the quota, from 0 to about 1.</summary>
    public double CpuShare => Wall <= 0 ? 0 : CpuTime / (Wall * CpuQuota);

    /// <summary>The part of the seconds that were saturated, from 0 to 1.</summary>
    public double CpuSaturatedShare => CpuSeconds == 0 ? 0 : (double)CpuSecondsSaturated / CpuSeconds;
}
