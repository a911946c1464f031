namespace PerfTest.Measuring;

/// <summary>
/// How several generators fared, in one: what is used up is added up, what troubles a generator is that of the worst. The rules look at each generator by itself; this is
/// for reports that show one number.
/// </summary>
internal static class HealthMerge
{
    /// <summary>Null where nobody was watched.</summary>
    public static HealthMeasurements? Merge(IEnumerable<HealthMeasurements?> parts)
    {
        HealthMeasurements? merged = null;
        foreach (var part in parts.OfType<HealthMeasurements>())
        {
            merged = merged is null ? part with { Pool = [] } : Add(merged, part);
        }

        return merged;
    }

    private static HealthMeasurements Add(HealthMeasurements left, HealthMeasurements right)
    {
        var delays = left.PoolDelays.Clone();
        delays.Add(right.PoolDelays);
        return new()
        {
            Wall = Math.Max(left.Wall, right.Wall),
            PoolDelays = delays,
            RunnerThreads = Math.Max(left.RunnerThreads, right.RunnerThreads),
            PoolThreadsAtStart = Math.Max(left.PoolThreadsAtStart, right.PoolThreadsAtStart),
            PoolThreadsAtEnd = Math.Max(left.PoolThreadsAtEnd, right.PoolThreadsAtEnd),
            PoolThreadsMax = Math.Max(left.PoolThreadsMax, right.PoolThreadsMax),
            PoolQueueMax = Math.Max(left.PoolQueueMax, right.PoolQueueMax),
            ReadingsWithGrowingPool = Math.Max(left.ReadingsWithGrowingPool, right.ReadingsWithGrowingPool),
            Pool = [],
            GcPauseTotal = Math.Max(left.GcPauseTotal, right.GcPauseTotal),
            GcPauseLongest = Math.Max(left.GcPauseLongest, right.GcPauseLongest),
            Gen0Collections = left.Gen0Collections + right.Gen0Collections,
            Gen1Collections = left.Gen1Collections + right.Gen1Collections,
            Gen2Collections = left.Gen2Collections + right.Gen2Collections,
            AllocatedBytes = left.AllocatedBytes + right.AllocatedBytes,
            CpuTime = left.CpuTime + right.CpuTime,
            CpuQuota = left.CpuQuota + right.CpuQuota,
            CpuSeconds = left.CpuSeconds + right.CpuSeconds,
            CpuSecondsSaturated = left.CpuSecondsSaturated + right.CpuSecondsSaturated,
            CpuShareMax = Math.Max(left.CpuShareMax, right.CpuShareMax),
        };
    }
}
