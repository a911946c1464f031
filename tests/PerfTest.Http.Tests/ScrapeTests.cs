using FluentAssertions;

namespace PerfTest.Http.Tests;

/// <summary>What a target says of itself, read beside load.</summary>
public class ScrapeTests
{
    [Fact]
    public async Task The_chosen_series_become_metrics_with_limits()
    {
        int asked = 0;
        using var exporter = new PlainServer(() =>
        {
            asked++;
            return $"# TYPE requests_total counter\nrequests_total{{code=\"200\"}} {1000 + (10 * asked)}\n# TYPE buffer_size gauge\nbuffer_size{{queue=\"in\"}} {asked}\nother 5\n";
        });
        LoadResult result = await RunAsync(load => load
            .Scrape(new ScrapeAttribute($"{exporter.Address}metrics", "buffer_size", "requests_total") { Every = "100ms" })
            .Threshold("buffer_size: max<1000")
            .Threshold("requests_total{code:200}: count<1000"));

        result.Passed.Should().BeTrue(result.Summary);
        GaugeMetric buffer = result.Metrics.Gauge("buffer_size", ("queue", "in"));
        (buffer.Min, buffer.Max).Should().Be((1, asked));
        result.Metrics.Counter("requests_total", ("code", "200")).Count.Should().Be(10 * (asked - 1), "what was there before the run is none of its growth");
        result.Metrics.Names.Should().NotContain("other");
        result.Metrics.Rate("scrape_failed").Fails.Should().Be(asked);
        result.ToText().Should().Contain("TARGET").And.Contain("buffer_size");
    }

    [Fact]
    public async Task A_counter_that_began_again_goes_on_from_zero()
    {
        Queue<string> pages = new(["c 100", "c 103", "c 2", "c 7"]);
        using var exporter = new PlainServer(() => "# TYPE c counter\n" + (pages.Count > 1 ? pages.Dequeue() : pages.Peek()) + "\n");
        LoadResult result = await RunAsync(load => load.Scrape(new ScrapeAttribute(exporter.Address.ToString(), "c") { Every = "100ms" }), "3s");

        result.Metrics.Counter("c").Count.Should().Be(3 + 2 + 5);
    }

    [Fact]
    public async Task An_endpoint_that_is_down_breaks_the_limits_on_it_and_says_why()
    {
        LoadResult result = await RunAsync(load => load.Scrape(new ScrapeAttribute("http://127.0.0.1:9/metrics", "buffer_size") { Every = "100ms" }).Threshold("buffer_size<1000"));

        result.Verdict.Should().Be(LoadVerdict.Failed);
        result.Thresholds.Single(threshold => threshold.Expression == "buffer_size<1000").MeasuredText.Should().Be("no samples");
        result.Metrics.Rate("scrape_failed").Passes.Should().BeGreaterThan(0);
        result.Errors.Should().Contain(error => error.Type == "scrape" && error.Message.Contains("Connection refused"));
    }

    [Fact]
    public async Task What_is_no_metrics_page_and_what_is_not_on_it_is_said()
    {
        using var page = new PlainServer(() => "<html>");
        using var exporter = new PlainServer(() => "a 1\n");
        LoadResult result = await RunAsync(load => load.Scrape(page.Address.ToString(), "a").Scrape(exporter.Address.ToString(), "b"));

        result.Errors.Select(error => error.Message).Should().Contain(
            [$"GET {page.Address}: line 1: a name of letters, digits, \"_\" and \":\" is missing", $"GET {exporter.Address}: there was no series 'b'"]);
    }

    [Fact]
    public async Task Hosts_that_may_get_no_load_are_not_asked() =>
        (await FluentActions.Awaiting(() => RunAsync(load => load.Scrape("http://metrics.other.example/metrics", "a"))).Should().ThrowAsync<LoadTestException>())
            .WithMessage("*[Scrape(\"http://metrics.other.example/metrics\")]: The host 'metrics.other.example' is not this machine*");

    private static Task<LoadResult> RunAsync(Action<LoadBuilder> configure, string duration = "1s") =>
        LoadTest.RunAsync("scraped", vu => vu.ThinkAsync(TimeSpan.FromMilliseconds(20)).AsTask(), load => configure(load.Vus(1).Duration(duration).Warmup("0s")));
}
