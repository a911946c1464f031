using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PerfTest.Measuring;

namespace PerfTest.Bench;

/// <summary>One record into one of eight series against one Interlocked.Increment that nobody else touches: nanoseconds per operation.</summary>
internal sealed class RecordCost
{
    private const int Series = 8;
    private const int Mask = 0xFFFF;

    private readonly TrendSeries[] _series;
    private readonly long[] _values = LogNormal.Nanoseconds(Mask + 1);
    private readonly int _threads;
    private readonly int _operations;

    /// <param name="threads">How many record at once.</param>
    /// <param name="operations">Of each thread.</param>
    public RecordCost(int threads, int operations)
    {
        _threads = threads;
        _operations = operations;
        var store = new MetricStore();
        _series = [.. Enumerable.Range(0, Series).Select(n => store.GetTrend(store.Define($"series_{n}", MetricType.Trend, Unit.Time), store.NoTags))];
    }

    public static async Task<Line> JudgeAsync(int threads, int rounds)
    {
        var cost = new RecordCost(threads, 3_000_000 / threads);
        for (int n = 0; n < 3; n++)
        {
            // Let the compiler reach its last tier.
            await cost.OursAsync();
            await cost.BareAsync();
            await Task.Delay(150);
        }

        return await Pairs.JudgeAsync(Demands.Record(threads), rounds, cost.OursAsync, cost.BareAsync, Figure.Nanoseconds);
    }

    private Task<Half> OursAsync() => Task.FromResult(Measure(Record));

    private Task<Half> BareAsync() => Task.FromResult(Measure(Increment));

    private Half Measure(Action<int> loop)
    {
        using var start = new Barrier(_threads + 1);
        Thread[] threads = [.. Enumerable.Range(0, _threads).Select(n => new Thread(() =>
        {
            start.SignalAndWait();
            loop(n);
        }))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        start.SignalAndWait();
        var meter = Meter.Start();
        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        return meter.Cost((double)_operations * _threads);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Record(int thread)
    {
        TrendSeries[] series = _series;
        long[] values = _values;
        int at = thread * 4099;
        for (int n = 0; n < _operations; n++)
        {
            series[n & (Series - 1)].Record(values[at++ & Mask]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Increment(int thread)
    {
        var cells = new Cell[2];
        long[] values = _values;
        int at = thread * 4099;
        long sum = 0;
        for (int n = 0; n < _operations; n++)
        {
            sum += values[at++ & Mask];
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
