using PerfTest.Core.Tests.Judging;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting;

public sealed class ProgressTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"perftest-{Guid.NewGuid():N}", "progress.txt");

    public void Dispose()
    {
        if (File.Exists(_file))
        {
            Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
        }
    }

    [Fact]
    public void A_line_says_how_it_goes() => Assert.Equal(
        "Products_are_listed 0:42/5:00  100 VUs  98.5 it/s  1,234 req/s  p95 121 ms  3 failed  12 dropped",
        ProgressLine.Format(Numbers with { Test = "Products_are_listed" }));

    [Fact]
    public void A_line_leaves_out_what_there_is_not() => Assert.Equal(
        "Bare 0:42/5:00  1 VU  0 it/s  0 failed",
        ProgressLine.Format(Numbers with { Test = "Bare", Vus = 1, IterationsPerSecond = 0, RequestsPerSecond = null, P95 = null, Failed = 0, Dropped = 0 }));

    [Fact]
    public void A_line_fits_in_100_columns()
    {
        var line = ProgressLine.Format(Numbers with { Test = "Shop.Tests.ProductApi.Find(word: \"a very long word indeed, and more of them\", page: 17)", P95 = double.PositiveInfinity });

        Assert.Equal(100, line.Length);
        Assert.EndsWith("p95 not reached  3 failed  12 dropped", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_for_those_who_wait_is_written_at_once_and_changes_no_schedule()
    {
        var lines = new List<string>();
        using var sink = new ProgressSink([new ProgressChannel(lines.Add, ProgressChannel.EverySecond)]);

        sink.Tell("waiting");
        sink.Tell("waiting");
        sink.Write("too early", Nanoseconds.PerSecond / 2);
        sink.Write("in time", Nanoseconds.PerSecond);

        Assert.Equal(["waiting", "waiting", "in time"], lines);
    }

    [Fact]
    public void Numbers_are_of_the_last_second_and_percentiles_of_the_whole_run()
    {
        var story = new Story(Story.Open("Meter")).Vus(7);
        var meter = new ProgressMeter(story.Plan);
        story.Iterate(50, 10).Request(100, 10).Until(1);

        var first = meter.Next(story.Now(), story.Store.Snapshot(ProgressMeter.Needs));
        story.Iterate(80, 10, failed: true).Request(20, 30, status: 500).Drop(30).Until(2);
        var second = meter.Next(story.Now(), story.Store.Snapshot(ProgressMeter.Needs));

        Assert.Equal((50.0, 100.0, 0L, 0L, 7), (first.IterationsPerSecond, first.RequestsPerSecond!.Value, first.Failed, first.Dropped, first.Vus));
        Assert.Equal((80.0, 20.0, 80L, 30L), (second.IterationsPerSecond, second.RequestsPerSecond!.Value, second.Failed, second.Dropped));
        Assert.Equal(10_000_000, first.P95!.Value, 5_000.0);
        Assert.Equal(double.PositiveInfinity, second.P95);
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)), (second.Elapsed, second.Planned));
    }

    [Fact]
    public void The_last_line_sums_up()
    {
        var story = new Story(Story.Closed("Meter")).Vus(7);
        var meter = new ProgressMeter(story.Plan);
        story.Iterate(50, 10).Request(100, 10).Until(4);
        meter.Next(story.Now(), story.Store.Snapshot(ProgressMeter.Needs));

        var last = ProgressLine.Format(meter.Next(story.Until(5).Now(isLast: true), story.Store.Snapshot(ProgressMeter.Needs)));

        Assert.Equal("Meter 0:05/0:10  done  10 it/s  20 req/s  p95 10.0 ms  0 failed", last);
    }

    [Fact]
    public void A_terminal_gets_a_line_per_second_and_the_others_one_per_ten()
    {
        using var terminal = new StringWriter();
        using var error = new StringWriter { NewLine = "\n" };
        var framework = new List<string>();
        using (var sink = ProgressSink.OpenAll(terminal, error, framework.Add))
        {
            for (var second = 1; second <= 21; second++)
            {
                // Ticks come a little early or late.
                sink.Write($"line {second}", (second * Nanoseconds.PerSecond) + (second % 2 == 0 ? -1_000_000 : 1_000_000), isLast: second == 21);
            }
        }

        Assert.Equal(21, terminal.ToString().Split('\n').Length - 1);
        Assert.StartsWith("\r\u001b[Kline 1\n\r\u001b[Kline 2\n", terminal.ToString(), StringComparison.Ordinal);
        Assert.Equal("line 10\nline 20\nline 21\n", error.ToString());
        Assert.Equal(["line 10", "line 20", "line 21"], framework);
    }

    [Fact]
    public void A_reader_that_went_away_ends_its_channel_and_not_the_run()
    {
        var calls = 0;
        var channel = new ProgressChannel(_ => { calls++; throw new IOException("broken pipe"); }, ProgressChannel.EverySecond);

        channel.Offer("one", Nanoseconds.PerSecond, isLast: false);
        channel.Offer("two", 2 * Nanoseconds.PerSecond, isLast: true);

        Assert.Equal(1, calls);
    }

    [Fact]
    public void A_file_is_appended_to()
    {
        foreach (var line in new[] { "one", "two" })
        {
            using var sink = ProgressSink.Open(new(ProgressMode.File, _file), null, out var warning);
            Assert.Null(warning);
            sink.Write(line, Nanoseconds.PerSecond);
        }

        Assert.Equal(["one", "two"], File.ReadAllLines(_file));
    }

    [Theory]
    [InlineData(null, "Auto")]
    [InlineData(" AUTO ", "Auto")]
    [InlineData("tty", "Terminal")]
    [InlineData("off", "Off")]
    [InlineData("file:/tmp/Progress.txt", "File")]
    public void The_setting_has_four_forms(string? value, string mode)
    {
        Assert.Null(ProgressSetting.Parse(value, out var setting));
        Assert.Equal(mode, setting.Mode.ToString());
        Assert.Equal(mode == "File" ? "/tmp/Progress.txt" : null, setting.Path);
    }

    [Theory]
    [InlineData("on")]
    [InlineData("file:")]
    public void Anything_else_is_a_sentence(string value)
    {
        Assert.Equal($"PERFTEST_PROGRESS is '{value}', which names no place for progress lines: write auto, tty, file:PATH or off.", ProgressSetting.Parse(value, out var setting));
        Assert.Equal(ProgressSetting.Auto, setting);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_sentence()
    {
        using var sink = ProgressSink.Open(new(ProgressMode.File, Path.GetTempPath()), null, out var warning);

        Assert.StartsWith($"PERFTEST_PROGRESS names the file '{Path.GetTempPath()}', which cannot be written: ", warning, StringComparison.Ordinal);
    }

    private static ProgressNumbers Numbers => new()
    {
        Test = "Test",
        Elapsed = TimeSpan.FromSeconds(42.3),
        Planned = TimeSpan.FromMinutes(5),
        Vus = 100,
        IterationsPerSecond = 98.54,
        RequestsPerSecond = 1234,
        P95 = 121_000_000,
        Failed = 3,
        Dropped = 12,
    };
}
