using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using PerfTest.Measuring;

namespace PerfTest.Bench;

/// <summary>One record of a log-normal value into one of eight series, beside one Interlocked.Increment that nobody else touches. Per operation, of all threads together.</summary>
[MemoryDiagnoser]
public class RecordBenchmarks
{
    private const int Operations = 1 << 20;
    private const int Mask = 0xFFFF;

    private readonly long[] _values = LogNormal.Nanoseconds(Mask + 1);
    private readonly TrendSeries[] _series = NewSeries();
    private Threads _threads = null!;
    private Action<int> _record = null!;
    private Action<int> _increment = null!;

    public static IEnumerable<int> ThreadCounts => new[] { 1, 2, 8 * Environment.ProcessorCount }.Distinct();

    [ParamsSource(nameof(ThreadCounts))]
    public int ThreadCount { get; set; }

    [GlobalSetup]
    public void Start()
    {
        _threads = new Threads(ThreadCount);
        _record = Record;
        _increment = Increment;
    }

    [GlobalCleanup]
    public void Stop() => _threads.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)]
    public void InterlockedIncrement() => _threads.Do(_increment);

    [Benchmark(OperationsPerInvoke = Operations)]
    public void Record() => _threads.Do(_record);

    private static TrendSeries[] NewSeries()
    {
        var store = new MetricStore();
        return [.. Enumerable.Range(0, 8).Select(n => store.GetTrend(store.Define($"series_{n}", MetricType.Trend, Unit.Time), store.NoTags))];
    }

    private void Record(int thread)
    {
        int at = thread * 4099;
        for (int n = Operations / ThreadCount; n > 0; n--)
        {
            _series[n & 7].Record(_values[at++ & Mask]);
        }
    }

    private void Increment(int thread)
    {
        var cells = new Cell[2];
        int at = thread * 4099;
        long sum = 0;
        for (int n = Operations / ThreadCount; n > 0; n--)
        {
            sum += _values[at++ & Mask];
            Interlocked.Increment(ref cells[1].Count);
        }

        GC.KeepAlive(sum);
    }

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Cell
    {
        [FieldOffset(128)] public long Count;
    }
}
