using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>What the runtime says of this process at one moment; what is counted is counted since the process started. Reading costs some microseconds.</summary>
internal readonly record struct HealthReading
{
    /// <summary>User and kernel time of all threads, nanoseconds.</summary>
    public long CpuTime { get; init; }

    /// <summary>Time during which garbage collections stood all managed threads still, nanoseconds.</summary>
    public long GcPause { get; init; }

    /// <summary>Garbage collections of generation 0 and of all higher ones, which include it.</summary>
    public int Gen0 { get; init; }

    public int Gen1 { get; init; }

    public int Gen2 { get; init; }

    /// <summary>Bytes, to some kilobytes for each thread.</summary>
    public long Allocated { get; init; }

    /// <summary>Threads of the pool.</summary>
    public int PoolThreads { get; init; }

    /// <summary>Work items that wait for a thread of the pool.</summary>
    public long PoolQueue { get; init; }

    public static HealthReading Take() => new()
    {
        CpuTime = Nanoseconds.From(Environment.CpuUsage.TotalTime),
        GcPause = Nanoseconds.From(GC.GetTotalPauseDuration()),
        Gen0 = GC.CollectionCount(0),
        Gen1 = GC.CollectionCount(1),
        Gen2 = GC.CollectionCount(2),
        Allocated = GC.GetTotalAllocatedBytes(),
        PoolThreads = ThreadPool.ThreadCount,
        PoolQueue = ThreadPool.PendingWorkItemCount,
    };
}
