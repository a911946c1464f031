using System.Diagnostics;
using System.Text.RegularExpressions;
using PerfTest.Core.Tests.Judging;
using PerfTest.Planning;
using PerfTest.Reporting;
using Xunit.Abstractions;

namespace PerfTest.Core.Tests.Reporting.Html;

public partial class HtmlReportTests(ITestOutputHelper output)
{
    private const string Hostile = "</title><script>alert(\"x\")</script>\u202E'\u0007&";

    private static string Written(LoadResult result, ReportContext? context = null)
    {
        using var writer = new StringWriter();
        HtmlReport.Write(writer, result, context ?? ReportStories.Context);
        return writer.ToString();
    }

    private static string[] Sections(string html) => [.. SectionTag().Matches(html).Select(match => match.Groups[1].Value)];

    [Fact]
    public void A_failed_test_has_every_section_that_has_something_to_say() => Assert.Equal(
        ["thresholds", "course", "latency", "endpoints", "errors", "checks", "scenarios", "metrics", "health", "machine", "warnings", "files", "rerun"],
        Sections(Written(ReportStories.Failed())));

    [Fact]
    public void What_has_nothing_to_say_is_left_out() =>
        Assert.Equal(["thresholds", "latency", "endpoints", "checks", "scenarios", "metrics", "health"], Sections(Written(ReportStories.Smoke(), new())));

    [Fact]
    public void Links_lead_to_the_sections_that_there_are()
    {
        var html = Written(ReportStories.TwoScenarios());

        Assert.Equal(Sections(html), NavigationLink().Matches(html).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void The_verdict_comes_first_with_what_broke()
    {
        var result = ReportStories.Failed();
        var html = Written(result);
        var header = html[html.IndexOf("<header", StringComparison.Ordinal)..html.IndexOf("</header>", StringComparison.Ordinal)];

        Assert.Contains("✗</span> Failed</p>", header, StringComparison.Ordinal);
        Assert.Contains(HtmlText.Encode(result.Summary), header, StringComparison.Ordinal);
        Assert.All(result.Failures.Skip(1).Take(10), failure => Assert.Contains(HtmlText.Encode(failure.Trim()), header, StringComparison.Ordinal));
    }

    [Fact]
    public void A_limit_that_broke_is_drawn_and_marked_on_every_chart_over_time()
    {
        var result = ReportStories.Failed();
        var html = Written(result);
        var broken = result.Thresholds.Where(threshold => threshold is { Passed: false, FirstExceeded: not null }).ToList();
        var charts = TimeChartFigure().Matches(html).Select(match => match.Value).ToList();

        Assert.NotEmpty(broken);
        Assert.True(charts.Count >= 5);
        Assert.All(charts, chart => Assert.Contains("class=\"mark\"", chart, StringComparison.Ordinal));
        var drawn = charts.Where(chart => chart.Contains("id=\"broken-", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(drawn);
        Assert.All(drawn, chart => Assert.Contains("<line class=\"limit broken\"", chart, StringComparison.Ordinal));
        Assert.Contains(charts, chart => chart.Contains("id=\"chart-latency\"", StringComparison.Ordinal) && chart.Contains("p(95) &lt; 500 ms</text>", StringComparison.Ordinal));
    }

    [Fact]
    public void Stages_are_on_every_chart_over_time() =>
        Assert.All(TimeChartFigure().Matches(Written(ReportStories.TwoScenarios())), chart => Assert.Contains(">peak</text>", chart.Value, StringComparison.Ordinal));

    [Fact]
    public void A_run_that_goes_on_has_a_banner_and_no_verdict()
    {
        var html = Written(ReportStories.Passed(), ReportStories.Context with { IsPartial = true });

        Assert.Contains("Running</p>", html, StringComparison.Ordinal);
        Assert.Contains("<progress max=\"120\" value=\"120\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">Passed<", html, StringComparison.Ordinal);
        Assert.DoesNotContain("✓ held", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_section_can_be_drawn_by_itself()
    {
        var view = new HtmlView(ReportStories.TwoScenarios(), ReportStories.Context);

        Assert.All(HtmlSections.Render(view).Where(section => !section.Html.IsEmpty), section => Assert.StartsWith($"<section id=\"{section.Section.Id}\"", section.Html.Html, StringComparison.Ordinal));
        Assert.Equal(HtmlSections.All.Length, HtmlSections.All.Select(section => section.Id).Distinct().Count());
    }

    [Fact]
    public void Hostile_names_change_nothing()
    {
        var plan = Story.Closed(Hostile, new ConstantVus(1, TimeSpan.FromSeconds(3)), Limits.Of("p95<1ms")) with
        {
            Origins = [new SettingOrigin(Hostile, Hostile, Hostile, "default")],
            Warnings = [Hostile],
        };
        var story = new Story(plan).Vus(1);
        for (var second = 1; second <= 3; second++)
        {
            story.Iterate(1, 20).Request(1, 10, "/" + Hostile, status: 500).Check(1, Hostile, false, "::" + Hostile).Until(second);
        }

        story.Recorder.Errors.Record("default", "http 5xx" + Hostile, Hostile, Story.Ns(1000));
        story.Recorder.Errors.KeepBody("default", "http 5xx" + Hostile, Hostile, Hostile);
        story.Store.GetCounter(story.Store.Define("m", MetricType.Counter, Unit.None), story.Store.NoTags).Add(1, 1);
        var html = Written(story.Judge().WithOutputs([$"/tmp/a/{Hostile.Replace("/", "", StringComparison.Ordinal)}.json"], [], strict: false), new() { Framework = Hostile, RerunCommand = Hostile });

        // Our own script, once, and nothing of theirs.
        Assert.Equal(1, Regex.Count(html, "<script"));
        Assert.Equal(1, Regex.Count(html, "</title>\n"));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain('\u0007', html);
        Assert.Contains("[U+202E]", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_asked_of_any_network()
    {
        var html = Written(ReportStories.Failed());

        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("(src|href|action|data)=\"?(https?:)?//", RegexOptions.IgnoreCase), html);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=\"", html, StringComparison.Ordinal);
        Assert.Equal(["#hatch", "#cross", "#dots"], Regex.Matches(html, @"url\(([^)]*)\)").Select(match => match.Groups[1].Value).Distinct().OrderBy(name => html.IndexOf($"pattern id=\"{name[1..]}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Ids_are_unique_and_what_is_referred_to_is_there()
    {
        foreach (var result in ReportStories.All())
        {
            var html = Written(result);
            var ids = Regex.Matches(html, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToList();

            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.All(Regex.Matches(html, "aria-(?:labelledby|describedby)=\"([^\"]*)\"").Select(match => match.Groups[1].Value), id => Assert.Contains(id, ids));
            Assert.All(Regex.Matches(html, "href=\"#([^\"]*)\"").Select(match => match.Groups[1].Value), id => Assert.Contains(id, ids));
        }
    }

    [Fact]
    public void Six_hundred_slices_of_fifty_endpoints_are_written_quickly_and_stay_small()
    {
        var story = new Story(Story.Closed("Shop.Large", new ConstantVus(50, TimeSpan.FromMinutes(10)), Limits.Of("p95<500ms"))).Vus(50);
        var random = new Random(1);
        for (var second = 1; second <= 600; second++)
        {
            for (var endpoint = 0; endpoint < 50; endpoint++)
            {
                for (var request = 0; request < 4; request++)
                {
                    story.Request(1, 5 + (random.NextDouble() * 400), $"/products/{endpoint}/details");
                }
            }

            story.Iterate(50, 900).Until(second);
        }

        var result = story.Judge();
        var watch = Stopwatch.StartNew();
        var html = Written(result);
        watch.Stop();

        output.WriteLine($"{html.Length:N0} characters in {watch.ElapsedMilliseconds:N0} ms");
        Assert.Equal(600, result.Slices.Count);
        Assert.Equal(50, Regex.Count(html[html.IndexOf("<section id=\"endpoints\"", StringComparison.Ordinal)..html.IndexOf("<section id=\"scenarios\"", StringComparison.Ordinal)], "class=\"spark\""));
        Assert.InRange(html.Length, 100_000, 2_000_000);

        // Usually a small part of it; a machine that is busy with other things must not make this red.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [GeneratedRegex("<section id=\"([^\"]*)\"")]
    private static partial Regex SectionTag();

    [GeneratedRegex("<li><a href=\"#([^\"]*)\">")]
    private static partial Regex NavigationLink();

    [GeneratedRegex("<figure class=\"chart\" id=\"[^\"]*\" data-group=\"time\">.*?</figure>", RegexOptions.Singleline)]
    private static partial Regex TimeChartFigure();
}
