using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

/// <summary>What <c>[Watch]</c> and <c>[Scrape]</c> become in a plan.</summary>
public class WatchPlanTests
{
    [Fact]
    public void Processes_by_name_by_port_and_by_the_client()
    {
        LoadPlan plan = Watching(new WatchAttribute(), new WatchAttribute { Process = "Shop.Api", Name = "shop" }, new WatchAttribute { Port = 5080, Name = "orders" }).Plan();

        plan.Watched.Should().Equal(
            new WatchedProcess(), new WatchedProcess { Process = "Shop.Api", Name = "shop" }, new WatchedProcess { Port = 5080, Name = "orders" });
    }

    [Fact]
    public void Wrong_processes() => Watching(
            new WatchAttribute { Port = 0, Name = "a" }, new WatchAttribute { Process = "/usr/bin/api", Name = "b" }, new WatchAttribute { Process = "api", Port = 80, Name = "c" }, new WatchAttribute(), new WatchAttribute { Port = 80 })
        .Mistakes().Should().Equal(
            "[Watch(Port = 0)] is wrong: write a port from 1 to 65,535.",
            "[Watch(Process = \"/usr/bin/api\")] is wrong: write the process's name without its path, such as \"Shop.Api\".",
            "[Watch(Process = \"api\")] has a Port, too: write how the process is found one way or the other.",
            "[Watch(Port = 80)] has no Name, and another [Watch] neither: give each a Name of its own, so that their samples can be told apart.");

    [Fact]
    public void A_scrape_has_series_and_times()
    {
        Scrape scrape = Assert.Single(Scraping(new ScrapeAttribute("http://localhost:9464/metrics", "buffer_size", "requests_total", "buffer_size") { Every = "2s" }).Plan(("PERFTEST_TIME_SCALE", "0.5")).Scrapes);

        scrape.Should().BeEquivalentTo(
            new { Address = "http://localhost:9464/metrics", Series = new[] { "buffer_size", "requests_total" }, Every = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(5) });
    }

    [Fact]
    public void Wrong_scrapes() => Scraping(new ScrapeAttribute("localhost:9464"), new ScrapeAttribute("/metrics", "job:rate5m", "target_cpu")).Mistakes().Should().Equal(
        "[Scrape(\"localhost:9464\")] is wrong: write a path that begins with a slash, such as \"/health\", or a whole address of http or https, such as \"http://localhost:5080/health\".",
        "[Scrape(\"localhost:9464\")] names no series: write those that shall become metrics, such as \"buffer_size\".",
        "[Scrape(\"/metrics\")], the series \"job:rate5m\": a metric's name has letters, digits, \"_\" and \".\" and starts with a letter or \"_\".",
        "[Scrape(\"/metrics\")], the series \"target_cpu\": a built-in metric has this name, too.");

    [Fact]
    public void Limits_on_the_target_are_checked_before_load()
    {
        LoadTestDeclaration test = Declared.LoadTest(w => w.Duration = "1m");

        (test with { Thresholds = [new("target_memory: max<2GiB"), new("target_restarts: count==0"), new("target_memory_growth<50MB"), new("target_cpu: p95<1.5"), new("target_gc_pause: max<100ms"), new("process_allocated_per_request<20KB")] })
            .Plan().Thresholds.Count(threshold => !threshold.IsDefault).Should().Be(6);
        (test with { Thresholds = [new("target_memory: p95<2GiB")] }).Mistakes().Should().ContainSingle().Which.Should().Contain("is a gauge, which has no p(95)");
        (test with { Thresholds = [new("target_memroy<2GiB")] }).Mistakes().Should().ContainSingle().Which.Should().Contain("did you mean \"target_memory\"?");
    }

    private static LoadTestDeclaration Watching(params WatchAttribute[] watches) => Declared.LoadTest(w => w.Duration = "1m") with { Watches = watches };

    private static LoadTestDeclaration Scraping(params ScrapeAttribute[] scrapes) => Declared.LoadTest(w => w.Duration = "1m") with { Scrapes = scrapes };
}
