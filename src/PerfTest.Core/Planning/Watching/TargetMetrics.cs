namespace PerfTest.Planning;

/// <summary>What is known of the target's process, and of scraping it: metrics that every load test has, with samples where something watches.</summary>
internal static class TargetMetrics
{
    /// <summary>The process's working set (what it holds in physical memory) at each look.</summary>
    public static readonly KnownMetric Memory = new("target_memory", MetricType.Gauge, Unit.Bytes);

    /// <summary>Mean of <see cref="Memory"/> over the last third of the looks minus that over the first third, 0 if it shrank. Set at the end, from 9 looks on.</summary>
    public static readonly KnownMetric MemoryGrowth = new("target_memory_growth", MetricType.Gauge, Unit.Bytes);

    /// <summary>This process only: the managed heap at each look, garbage included.</summary>
    public static readonly KnownMetric Heap = new("target_heap", MetricType.Gauge, Unit.Bytes);

    /// <summary>Cores in use between two looks: 1 is one core all the time.</summary>
    public static readonly KnownMetric Cpu = new("target_cpu", MetricType.Trend, Unit.None, isNonNegative: true);

    /// <summary>This process only: how long garbage collections stood it still between two looks.</summary>
    public static readonly KnownMetric GcPause = new("target_gc_pause", MetricType.Trend, Unit.Time);

    /// <summary>This process only: work items that wait for a thread of the pool, at each look.</summary>
    public static readonly KnownMetric PoolQueue = new("target_pool_queue", MetricType.Trend, Unit.None, isNonNegative: true);

    /// <summary>This process only: exceptions thrown, caught ones too.</summary>
    public static readonly KnownMetric Exceptions = new("target_exceptions", MetricType.Counter, Unit.None);

    /// <summary>This process only: how often a thread had to wait for a monitor.</summary>
    public static readonly KnownMetric LockContentions = new("target_lock_contentions", MetricType.Counter, Unit.None);

    /// <summary>How often the process was gone, or another one in its place.</summary>
    public static readonly KnownMetric Restarts = new("target_restarts", MetricType.Counter, Unit.None);

    /// <summary>Bytes that this process allocated for each request, from 10,000 requests on and where no other test runs in it.</summary>
    public static readonly KnownMetric AllocatedPerRequest = new("process_allocated_per_request", MetricType.Gauge, Unit.Bytes);

    /// <summary>What is left of <see cref="AllocatedPerRequest"/> without what a request to an empty endpoint takes: the application's share. Where a limit names it.</summary>
    public static readonly KnownMetric Allocated = new("target_allocated", MetricType.Gauge, Unit.Bytes);

    /// <summary>Scrapes without an answer that could be read.</summary>
    public static readonly KnownMetric ScrapeFailed = new("scrape_failed", MetricType.Rate, Unit.None);

    public static readonly IReadOnlyList<KnownMetric> All =
        [Memory, MemoryGrowth, Heap, Cpu, GcPause, PoolQueue, Exceptions, LockContentions, Restarts, AllocatedPerRequest, Allocated, ScrapeFailed];
}
