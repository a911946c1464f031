namespace PerfTest.Bench;

/// <summary>The floors and goals that the measurements here are judged by. They stand in docs/performance.md with the reasons.</summary>
internal static class Demands
{
    public static Demand LiveLoop { get; } = new("rps ÷ bare HttpClient loop, live, 50 VUs", 0.93, 0.96, Ratio) { Regression = 0.8 };

    public static Demand MemoryLoop { get; } = new("rps ÷ bare TestServer loop, 50 VUs", 0.88, 0.95, Ratio) { Regression = 0.8 };

    public static Demand AgentCost { get; } = new("rps of an agent ÷ the same segment on a single machine", 0.98, 0.99, value => Figure.Of(value, "0.000"));

    public static Demand EngineTime { get; } = new("engine per iteration ÷ two timestamps + one Interlocked.Add", 4, 2.5, Ratio);

    public static Demand EngineBytes { get; } = new("engine per iteration, allocated", 0.5, 0.5, value => $"{Figure.Of(value, "0.0")} B");

    public static Demand IdleVu { get; } = new("idle VU", 4096, 2048, Figure.Bytes);

    public static Demand Soak { get; } = new("heap after a full GC, end against a fifth", 4 * 1024 * 1024, 1024 * 1024, Figure.Bytes);

    public static Demand Dropped { get; } = new("dropped", 0, 0, value => Figure.Of(value, "0"));

    public static Demand LagMedian { get; } = new("start lag p50", 250e3, 100e3, Figure.Nanoseconds);

    public static Demand LagTail { get; } = new("start lag p99", 2e6, 1e6, Figure.Nanoseconds);

    public static Demand PacedProcessor { get; } = new("engine and pool at 1,000/s, share of a core", 0.15, 0.10, Figure.Share);

    public static Demand SnapshotPause { get; } = new("snapshot pause at 500 series", 10e6, 5e6, Figure.Nanoseconds);

    /// <param name="threads">How many record at once.</param>
    public static Demand Record(int threads) => new($"record ÷ Interlocked.Increment, {threads} thread{(threads == 1 ? "" : "s")}", 4, 2, Ratio);

    private static string Ratio(double value) => Figure.Of(value, "0.00");
}
