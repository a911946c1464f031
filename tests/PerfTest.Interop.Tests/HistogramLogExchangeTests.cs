using PerfTest.Measuring;

namespace PerfTest.Interop.Tests;

/// <summary>An interval log of ours goes through the published library's log reader.</summary>
[Trait("Needs", "node")]
public sealed class HistogramLogExchangeTests
{
    private static readonly DateTimeOffset StartedAt = new(2026, 1, 2, 15, 4, 5, 250, TimeSpan.Zero);

    [NodeFact]
    public void The_library_s_reader_reads_tags_times_and_counts()
    {
        (string Tag, long Start, long End, Histogram Values)[] lines =
        [
            ("Browse:http_req_duration", 0, 1_000_000_000, Shapes.Recorded([(5_000_000, 7), (250_000_000, 1)])),
            ("Place order:iteration_response_time", 0, 1_000_000_000, new()),
            ("Browse:http_req_duration", 1_000_000_000, 2_500_000_000, Shapes.Recorded([(HistogramLayout.MaxValue, 1)])),
            ("a,b", 2_500_000_000, 2_600_000_000, Shapes.Recorded([(0, 1), (1, 1L << 45)])),
        ];
        var log = HistogramLog.Header(StartedAt)
            + HistogramLog.Comment("4 iterations, of whatever, never started")
            + string.Concat(lines.Select(line => HistogramLog.Line(HistogramLog.Tag(line.Tag), line.Start, line.End, line.Values)));

        var answer = PublishedLibrary.Ask(new { log });

        Assert.Equal(["Browse:http_req_duration", "Place%20order:iteration_response_time", "a%2Cb"], answer.Tags);
        var began = (double)StartedAt.ToUnixTimeMilliseconds();
        Assert.Equal(
            lines.Select(line => (HistogramLog.Tag(line.Tag), began + (line.Start / 1e6), began + (line.End / 1e6), line.Values.Count)),
            answer.Intervals.Select(interval => (interval.Tag!, Math.Round(interval.Start, 3), Math.Round(interval.End, 3), interval.Total)));
        Assert.All(lines.Zip(answer.Intervals), pair => Assert.Equal(
            pair.First.Values.Buckets().Select(bucket => (bucket.Slot - HistogramLayout.ZeroSlot, bucket.Count)),
            pair.Second.Counts.Select(count => ((int)count[0], count[1]))));
    }
}
