using PerfTest.Measuring;

namespace PerfTest.Bench;

/// <summary>How long it takes to look at 500 series that were all in use.</summary>
internal static class SnapshotPause
{
    public static IReadOnlyList<Line> Measure(int rounds)
    {
        MetricStore store = FullStore.Create();
        var pauses = new List<double>();
        var costs = new List<double>();
        for (int round = -10; round < rounds; round++)
        {
            var meter = Meter.Start();
            MetricsSnapshot snapshot = store.Snapshot();
            Half pause = meter.Cost(1);
            GC.KeepAlive(snapshot);
            if (round >= 0)
            {
                pauses.Add(pause.Wall);
                costs.Add(pause.Processor);
            }
        }

        Spread spread = Spread.Of(pauses);
        return [Demands.SnapshotPause.Judge(spread.Median, $"{Figure.Nanoseconds(spread.Median)}, at most {Figure.Nanoseconds(spread.Greatest)}, processor time {Figure.Nanoseconds(Spread.Of(costs).Median)}")];
    }
}
