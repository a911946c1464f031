using Microsoft.Playwright;
using PerfTest.Judging;

namespace PerfTest.Browser.Tests;

[Trait("Category", "Browser")]
public class ReportTests(Chromium chromium, ReportedRun run) : IClassFixture<Chromium>, IClassFixture<ReportedRun>
{
    private async Task<WatchedPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var page = await chromium.OpenAsync(options);
        await page.Page.GotoAsync(run.Report);
        return page;
    }

    [BrowserFact]
    public async Task It_loads_without_a_complaint_and_asks_for_nothing()
    {
        await using var opened = await OpenAsync();
        await opened.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Equal("✗ report <in> a \"browser\"", await opened.Page.TitleAsync());
        Assert.Empty(opened.Complaints);

        // The page itself, and the empty icon that it carries.
        Assert.Equal([run.Report], opened.Requests.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)));
    }

    [BrowserFact]
    public async Task Its_p95_is_that_of_the_summary()
    {
        await using var opened = await OpenAsync();
        var milliseconds = run.Summary.RootElement.GetProperty("metrics").GetProperty("http_req_duration").GetProperty("values").GetProperty("p(95)").GetDouble();

        var heads = await opened.Page.Locator("#latency-table thead th").AllTextContentsAsync();
        var cells = opened.Page.Locator("#latency-table tbody tr", new() { HasText = "http_req_duration" }).First.Locator("th, td");
        var p95 = cells.Nth(heads.ToList().IndexOf("p(95)"));

        Assert.Equal(milliseconds * 1e6, double.Parse((await p95.GetAttributeAsync("data-v"))!, System.Globalization.CultureInfo.InvariantCulture), 1.0);
        Assert.Equal(Figures.Time(milliseconds * 1e6), await p95.TextContentAsync());
        Assert.Equal(Figures.Time(milliseconds * 1e6), await opened.Page.Locator(".tiles div", new() { HasText = "p95" }).Locator("dd").EvaluateAsync<string>("dd => dd.firstChild.textContent"));
    }

    [BrowserFact]
    public async Task Tables_are_sorted_by_keyboard()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        var head = page.Locator("#endpoints-table thead th", new() { HasText = "failed" });
        async Task<double[]> ValuesAsync() => await page.Locator("#endpoints-table tbody tr").EvaluateAllAsync<double[]>("rows => rows.map(row => Number(row.cells[3].dataset.v))");
        var before = await ValuesAsync();
        Assert.True(before.Distinct().Count() > 1);

        await head.Locator("button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("descending", await head.GetAttributeAsync("aria-sort"));
        Assert.Equal(before.OrderDescending(), await ValuesAsync());

        await page.Keyboard.PressAsync("Space");
        Assert.Equal("ascending", await head.GetAttributeAsync("aria-sort"));
        Assert.Equal(before.Order(), await ValuesAsync());
    }

    [BrowserFact]
    public async Task Charts_read_their_values_to_the_keyboard_and_to_the_pointer()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        var plot = page.Locator("#chart-latency .plot");
        await plot.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowRight");

        var row = await page.Locator("#chart-latency .values tbody tr").Nth(1).EvaluateAsync<string[]>("row => [...row.cells].map(cell => cell.textContent.trim())");
        var tip = plot.Locator(".tip");
        Assert.Equal(row[0], await tip.Locator("b").TextContentAsync());
        Assert.Equal(row[1..], await tip.Locator("td:last-child").AllTextContentsAsync());

        // One cursor on all charts over time.
        Assert.Equal(
            await page.Locator("#chart-latency .cursor").GetAttributeAsync("x1"),
            await page.Locator("#chart-requests .cursor").GetAttributeAsync("x1"));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await tip.CountAsync());

        await plot.HoverAsync();
        Assert.Equal(1, await tip.CountAsync());
        Assert.Empty(opened.Complaints);
    }

    [BrowserFact]
    public async Task It_is_dark_where_the_reader_is()
    {
        static Task<int> BrightnessAsync(IPage page, string of) => page.EvaluateAsync<int>($"() => getComputedStyle(document.body).{of}.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)");
        await using var dark = await OpenAsync(new() { ColorScheme = ColorScheme.Dark });
        await using var light = await OpenAsync(new() { ColorScheme = ColorScheme.Light });

        Assert.True(await BrightnessAsync(dark.Page, "backgroundColor") < 150);
        Assert.True(await BrightnessAsync(dark.Page, "color") > 600);
        Assert.True(await BrightnessAsync(light.Page, "backgroundColor") > 700);
        Assert.True(await BrightnessAsync(light.Page, "color") < 200);
    }

    [BrowserFact]
    public async Task Without_script_everything_is_there()
    {
        await using var opened = await OpenAsync(new() { JavaScriptEnabled = false });

        Assert.True(await opened.Page.Locator("#chart-latency svg.c").IsVisibleAsync());
        Assert.Equal(run.Result.Endpoints.Count, await opened.Page.Locator("#endpoints-table tbody tr").CountAsync());
        Assert.Equal(0, await opened.Page.Locator("button").CountAsync());
    }

    [BrowserFact]
    public async Task On_a_phone_nothing_stands_out_of_the_page()
    {
        await using var opened = await OpenAsync(new() { ViewportSize = new() { Width = 375, Height = 800 } });

        Assert.Equal(375, await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [BrowserFact]
    public async Task Labels_of_an_axis_do_not_touch_each_other()
    {
        foreach (var width in new[] { 375, 800, 1400 })
        {
            await using var opened = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
            var touching = await opened.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('svg.c')].flatMap(svg => {
                  const boxes = [...svg.querySelectorAll('text.tick')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }));
                  return boxes.flatMap((one, i) => boxes.slice(i + 1)
                    .filter(other => one.box.left < other.box.right && other.box.left < one.box.right && one.box.top < other.box.bottom - 2 && other.box.top < one.box.bottom - 2)
                    .map(other => `${one.text} / ${other.text}`));
                })
                """);
            Assert.Empty(touching);
        }
    }

    [BrowserFact]
    public async Task The_slowest_requests_are_those_of_the_summary()
    {
        await using var opened = await OpenAsync();
        var slowest = run.Summary.RootElement.GetProperty("perftest").GetProperty("endpoints").EnumerateArray()
            .SelectMany(endpoint => endpoint.GetProperty("slowest").EnumerateArray())
            .Select(request => Figures.Time(request.GetProperty("duration").GetDouble() * 1e6))
            .ToList();

        Assert.NotEmpty(slowest);
        Assert.Equal(slowest.Order(), (await opened.Page.Locator("#slowest-table tbody tr td:nth-child(2)").AllTextContentsAsync()).Order());
    }
}
