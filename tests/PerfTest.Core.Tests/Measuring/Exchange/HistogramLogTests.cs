using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public sealed class HistogramLogTests
{
    [Fact]
    public void The_header_says_when_the_run_began() => Assert.Equal(
        """
        #[Histogram log format version 1.3]
        #[StartTime: 1767366245.250 (seconds since epoch), 2026-01-02 15:04:05Z]
        #[BaseTime: 1767366245.250 (seconds since epoch)]
        #[Values are nanoseconds; Interval_Max is in milliseconds]
        "StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"

        """.ReplaceLineEndings("\n"),
        HistogramLog.Header(new(2026, 1, 2, 15, 4, 5, 250, TimeSpan.Zero)));

    [Fact]
    public void A_line_has_tag_times_maximum_and_values()
    {
        var histogram = Cases.Histogram(5_000_000, 250_000_000);

        Assert.Equal(
            $"Tag=Order:http_req_duration,61.000,1.500,250.085,{HdrEncoding.Encode(histogram)}\n",
            HistogramLog.Line("Order:http_req_duration", 61_000_000_000, 62_500_000_000, histogram));
        Assert.Equal(
            $"Tag=a,0.000,1.000,0.000,{HdrEncoding.Encode(new Histogram())}\n",
            HistogramLog.Line("a", 0, 1_000_000_000, new()));
    }

    [Theory]
    [InlineData("Order", "Order")]
    [InlineData("Käufe", "Käufe")]
    [InlineData("a b,c\nd%20", "a%20b%2Cc%0Ad%2520")]
    public void A_tag_has_no_separators(string name, string tag) => Assert.Equal(tag, HistogramLog.Tag(name));

    /// <summary>The lines of the published library's own writer hold histograms that we read.</summary>
    [Fact]
    public void Lines_of_the_published_library_are_read() => Assert.Equal(
        [
            ("0.000,1.000,1.000", Cases.Histogram(1_000_000, 1_000_000).Counts().ToString()![..3]),
            ("Tag=Order:http_req_duration,0.000,1.000,250.000", "(8,"),
            ("Tag=Order:http_req_duration,1.000,1.500,0.000", "(0,"),
        ],
        PublishedHistogram.Log.Split('\n').Where(line => line.Contains(",HISTF", StringComparison.Ordinal)).Select(line =>
        {
            var comma = line.LastIndexOf(',');
            return (line[..comma], HdrDecoding.Decode(line[(comma + 1)..]).Counts().ToString()![..3]);
        }));
}
