using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Tool.Tests;

/// <summary>How two results differ, and whether it is more than noise.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private readonly string _folder = ToolRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_that_is_a_half_slower_is_worse_beyond_noise()
    {
        var (before, after) = (Write("a.json", 1), Write("b.json", 1.5));

        var run = ToolRun.Of("compare", before, after, "--fail-on", "p95>10%");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("worse", run.Output, StringComparison.Ordinal);
        Assert.Contains("✗ p95>10%: ", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, ToolRun.Of("compare", before, after, "--fail-on", "p95>90%").ExitCode);
        Assert.Equal(0, ToolRun.Of("compare", after, before, "--fail-on", "p95>10%").ExitCode);
        Assert.Equal(1, ToolRun.Of("compare", after, before, "--fail-on", "p95<-10%").ExitCode);
    }

    [Fact]
    public void The_same_run_twice_differs_in_nothing()
    {
        var path = Write("a.json", 1);

        var run = ToolRun.Of("compare", path, path, "--fail-on", "p95>0%", "--fail-on", "rate<0%");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("0 %", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Not the same", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searches_are_compared_by_what_is_held()
    {
        var before = VirtualRuns.Write(_folder, "a.json", await VirtualRuns.SearchAsync(500));
        var after = VirtualRuns.Write(_folder, "b.json", await VirtualRuns.SearchAsync(300));

        var run = ToolRun.Of("compare", before, after, "--fail-on", "held<-10%");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"breaking point +held +\d+/s +\d+/s +-[34]\d\.\d % +worse", run.Output);
        Assert.Contains("at 50/s", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, ToolRun.Of("compare", before, before, "--fail-on", "held<0%", "--fail-on", "at 50/s p95>0%").ExitCode);
        Assert.Equal(0, ToolRun.Of("compare", after, before, "--fail-on", "held<-10%").ExitCode);
    }

    [Fact]
    public void Other_settings_and_another_test_are_told()
    {
        var other = VirtualRuns.Write(_folder, "b.json", VirtualRuns.Run(VirtualRuns.Plan with { Name = "Another", Origins = [new("Vus", "7", "PERFTEST_VUS")] }));

        var run = ToolRun.Of("compare", Write("a.json", 1), other);

        Assert.Contains("test: Shop, in parts → Another", run.Output, StringComparison.Ordinal);
        Assert.Contains("Vus: none → 7", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p95", "is no change: write one like")]
    [InlineData("p95>10", "is no change")]
    [InlineData("p95>-10%", "would be broken where nothing has changed")]
    [InlineData("rate<5%", "would be broken where nothing has changed")]
    [InlineData("GET /none p95>5%", "there is no p95 of \"GET /none\" in these results; there are ")]
    public void A_change_that_cannot_be_is_a_sentence(string failOn, string sentence)
    {
        var path = Write("a.json", 1);

        var run = ToolRun.Of("compare", path, path, "--fail-on", failOn);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_are_read_with_their_subject()
    {
        Assert.Equal(("GET /products/{id}", "p99", true, 0.05), Read("GET /products/{id} p99 > 5%"));
        Assert.Equal((null, "rate", false, -0.025), Read("rate<-2.5%"));
        Assert.Equal(("http_req_duration", "p50", true, 0), Read("http_req_duration: p50>0%"));

        static (string?, string, bool, double) Read(string text)
        {
            var limit = FailOn.Parse(text);
            return (limit.Subject, limit.Stat, limit.IsUpper, limit.Limit);
        }
    }

    [Fact]
    public void What_varies_between_pieces_widens_the_interval_and_what_does_not_has_none()
    {
        Distribution Piece(long value) => new(Of(value), 0);
        List<Distribution> steady = [.. Enumerable.Range(0, 20).Select(_ => Piece(5_000))];
        List<Distribution> wild = [.. Enumerable.Range(0, 20).Select(i => Piece(i % 2 == 0 ? 1_000 : 9_000))];

        var still = Noise.OfQuantile(steady, Distribution.Merge(steady)!, 0.5)!.Value;
        var moving = Noise.OfQuantile(wild, Distribution.Merge(wild)!, 0.5)!.Value;

        Assert.Equal(still.Low, still.High);
        Assert.True(moving.Low < 2_000 && moving.High > 8_000, $"{moving}");
        Assert.True(still.Overlaps(moving));
        Assert.Equal(moving, Noise.OfQuantile(wild, Distribution.Merge(wild)!, 0.5));
        Assert.Null(Noise.OfQuotient([(1, 1)]));
    }

    [Fact]
    public void Of_few_pieces_the_ranks_say_how_far_a_percentile_is_known()
    {
        var all = new Distribution(Of([.. Enumerable.Range(1, 1_000).Select(i => (long)i)]), 0);

        var interval = Noise.OfQuantile([], all, 0.5)!.Value;

        // 500 ± 2.5758 · √250
        Assert.InRange(interval.Low, 457, 461);
        Assert.InRange(interval.High, 540, 544);
    }

    private static Histogram Of(params long[] values)
    {
        var histogram = new Histogram();
        foreach (var value in values)
        {
            histogram.Record(value);
        }

        return histogram;
    }

    private string Write(string name, double slower) => VirtualRuns.Write(_folder, name, VirtualRuns.Run(VirtualRuns.Plan, slower));
}
