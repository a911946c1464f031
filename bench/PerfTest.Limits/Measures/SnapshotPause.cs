using System.Diagnostics;
using PerfTest.Measuring;

namespace PerfTest.Bench;

/// <summary>How long it takes to look at 500 series that were all in use.</summary>
internal static class SnapshotPause
{
    public static IReadOnlyList<Line> Measure(int rounds)
    {
        MetricStore store = FullStore.Create();
        var pauses = new List<double>();
        for (int round = -10; round < rounds; round++)
        {
            long begun = Stopwatch.GetTimestamp();
            MetricsSnapshot snapshot = store.Snapshot();
            double pause = Stopwatch.GetElapsedTime(begun).TotalNanoseconds;
            GC.KeepAlive(snapshot);
            if (round >= 0)
            {
                pauses.Add(pause);
            }
        }

        Spread spread = Spread.Of(pauses);
        return [Demands.SnapshotPause.Judge(spread.Median, $"{Figure.Nanoseconds(spread.Median)}, at most {Figure.Nanoseconds(spread.Greatest)}")];
    }
}
