using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using PerfTest.Judging;

namespace PerfTest.Browser.Tests;

[SuppressMessage("Design", "CA1001", Justification = "xUnit calls DisposeAsync of IAsyncLifetime.")]
[Trait("Category", "Browser")]
[Collection(nameof(DashboardTests))]
public class DashboardTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    /// <summary>Milliseconds: the machine may be busy with something else.</summary>
    private const float Patience = 120_000;

    private readonly WebApplicationFactory<Program> _app = new();
    private HttpClient _http = null!;

    public Task InitializeAsync()
    {
        _http = _app.CreateLoadClient();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [BrowserFact]
    public async Task At_the_end_its_numbers_are_those_of_the_summary()
    {
        WatchedRun run = Start("numbers <of> the \"page\"", "5s");
        await using WatchedPage opened = await OpenAsync(run);
        await OverAsync(opened.Page);
        LoadResult result = await run.ResultAsync();
        using JsonDocument summary = JsonDocument.Parse(await File.ReadAllTextAsync(result.Files.Single(file => file.EndsWith(".json", StringComparison.Ordinal))));
        JsonElement metrics = summary.RootElement.GetProperty("metrics");
        double p95 = metrics.GetProperty("http_req_duration").GetProperty("values").GetProperty("p(95)").GetDouble();
        long requests = metrics.GetProperty("http_reqs").GetProperty("values").GetProperty("count").GetInt64();

        List<string> heads = [.. await opened.Page.Locator("#latency-table thead th").AllTextContentsAsync()];
        ILocator row = opened.Page.Locator("#latency-table tbody tr", new() { HasText = "http_req_duration" }).First.Locator("th, td");
        string exact = (await row.Nth(heads.IndexOf("p(95)")).GetAttributeAsync("data-v"))!;

        Assert.Equal(p95 * 1e6, double.Parse(exact, CultureInfo.InvariantCulture), 1.0);
        Assert.Equal(Figures.Time(p95 * 1e6), await TileAsync(opened.Page, "p95"));
        Assert.Equal(Figures.Count(requests), await TileAsync(opened.Page, "requests"));
        Assert.Equal("✓ numbers <of> the \"page\"", await opened.Page.TitleAsync());
        Assert.Equal("Passed", (await opened.Page.Locator(".badge").TextContentAsync())!.Trim('✓', ' '));
        Assert.True(await opened.Page.Locator("#stop").IsHiddenAsync());
        Assert.Empty(opened.Complaints);
        Assert.All(opened.Requests, address => Assert.True(address.StartsWith(run.Address.ToString(), StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal), address));
    }

    [BrowserFact]
    public async Task Opened_in_mid_run_it_has_what_came_before_and_goes_on()
    {
        WatchedRun run = Start("joined late", "5m");
        await run.AddressAsync();
        await Task.Delay(TimeSpan.FromSeconds(4));
        await using WatchedPage opened = await OpenAsync(run);
        ILocator seconds = opened.Page.Locator("#chart-requests .values tbody tr");
        await opened.Page.WaitForFunctionAsync("() => document.querySelectorAll('#chart-requests .values tbody tr').length >= 3");

        string first = (await seconds.First.Locator("th, td").First.TextContentAsync())!;
        int before = await seconds.CountAsync();
        await opened.Page.WaitForFunctionAsync("count => document.querySelectorAll('#chart-requests .values tbody tr').length > count", before);
        await StopAsync(opened.Page);
        await run.ResultAsync();

        Assert.StartsWith("0:00", first, StringComparison.Ordinal);
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task The_stop_button_asks_once_more_and_ends_the_run_with_a_report()
    {
        WatchedRun run = Start("stopped", "2m");
        await using WatchedPage opened = await OpenAsync(run);
        await StopAsync(opened.Page);
        LoadResult result = await run.ResultAsync();

        Assert.Equal(LoadVerdict.Cancelled, result.Verdict);
        Assert.Contains("the stop button of the dashboard was pressed", result.Summary, StringComparison.Ordinal);
        Assert.Contains(result.Files, file => file.EndsWith(".html", StringComparison.Ordinal));
        Assert.Contains("Cancelled", await opened.Page.Locator(".badge").TextContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(opened.Requests, address => address.Contains("token", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task Tests_one_after_another_are_a_list_and_the_page_follows_them()
    {
        WatchedRun first = Start("the first", "2s");
        await using WatchedPage opened = await OpenAsync(first);
        await first.ResultAsync();
        WatchedRun second = Start("the second", "4s");
        await opened.Page.Locator("h1", new() { HasText = "the second" }).WaitForAsync();
        await second.ResultAsync();
        await OverAsync(opened.Page);

        ILocator links = opened.Page.Locator("nav.runs a");
        Assert.Equal(["✓ the second", "✓ the first"], (await links.AllTextContentsAsync()).Take(2).Select(text => text.Trim()));
        await links.Nth(1).ClickAsync();
        await opened.Page.Locator("h1", new() { HasText = "the first" }).WaitForAsync();
        Assert.Contains("the first", await opened.Page.Locator("nav.runs [aria-current]").TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task What_is_sorted_and_focused_stays_so_while_the_page_goes_on()
    {
        WatchedRun run = Start("sorted", "5m");
        await using WatchedPage opened = await OpenAsync(run);
        ILocator head = opened.Page.Locator("#endpoints-table thead th[data-sort=number]", new() { HasText = "p95" });
        await head.Locator("button").ClickAsync();
        string frames = (await opened.Page.Locator("html").GetAttributeAsync("data-frames"))!;
        await opened.Page.WaitForFunctionAsync("frames => Number(document.documentElement.dataset.frames) >= Number(frames) + 2", frames);

        Assert.Equal("descending", await head.GetAttributeAsync("aria-sort"));
        Assert.Equal("BUTTON", await opened.Page.EvaluateAsync<string>("() => document.activeElement.tagName"));
        await StopAsync(opened.Page);
        await run.ResultAsync();
    }

    private WatchedRun Start(string name, string duration) => WatchedRun.Start(name, duration, async vu =>
    {
        (await _http.GetAsync("/items/7", vu.CancellationToken)).Dispose();
        using HttpResponseMessage response = await _http.GetAsync($"/bytes/{vu.Random.Next(1, 2_000)}", vu.CancellationToken);
        vu.Check("it is there", response.IsSuccessStatusCode);
        await vu.ThinkAsync(TimeSpan.FromMilliseconds(20));
    });

    private async Task<WatchedPage> OpenAsync(WatchedRun run)
    {
        WatchedPage page = await chromium.OpenAsync();
        page.Page.SetDefaultTimeout(Patience);
        await page.Page.GotoAsync((await run.AddressAsync()).ToString());
        await page.Page.Locator("h1", new() { HasText = run.Name }).WaitForAsync();
        return page;
    }

    private static Task OverAsync(IPage page) => page.Locator("#state", new() { HasText = "The run is over" }).WaitForAsync(new() { Timeout = Patience });

    private static async Task StopAsync(IPage page)
    {
        ILocator stop = page.Locator("#stop");
        await stop.ClickAsync();
        await page.Locator("#stop", new() { HasText = "Press again to stop" }).WaitForAsync();
        await stop.ClickAsync();
        await OverAsync(page);
    }

    private static Task<string> TileAsync(IPage page, string name) =>
        page.Locator(".tiles div", new() { Has = page.GetByText(name, new() { Exact = true }) }).Locator("dd").EvaluateAsync<string>("dd => dd.firstChild.textContent");
}
