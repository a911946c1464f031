using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Measuring;

public sealed class WholeSamplesTests
{
    private const int Samples = 300_000;

    [Fact]
    public void A_snapshot_that_shows_an_iteration_shows_all_of_it()
    {
        var store = new MetricStore();
        var series = new IterationSeries(store, store.NoTags, isArrivalRate: true);
        Thread[] writers = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            for (int n = 0; n < Samples; n++)
            {
                series.Record(new IterationSample(null!, n, n + 10, n + 1_000, Error: null));
            }
        }))];
        Array.ForEach(writers, writer => writer.Start());
        int torn = 0;
        bool isWriting;
        do
        {
            isWriting = writers.Any(writer => writer.IsAlive);
            MetricsSnapshot snapshot = store.Snapshot();
            long iterations = snapshot.Counter("iterations")?.Count ?? 0;
            long[] parts =
            [
                snapshot.Rate("iteration_failed")?.Total ?? 0,
                .. new[] { "iteration_duration", "iteration_start_lag", "iteration_response_time" }.Select(name => snapshot.Trend(name)?.Count ?? 0),
            ];
            torn += parts.Any(part => part < iterations) ? 1 : 0;
        }
        while (isWriting);

        torn.Should().Be(0);
        store.Snapshot().Counter("iterations").Should().Be(new CounterTotals(2 * Samples, 2 * Samples));
    }
}
