using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;

namespace PerfTest.Browser.Tests;

/// <summary>The pictures of docs/dashboard.md: <c>scripts/screenshots</c> says where they go. Otherwise it is skipped.</summary>
[Trait("Category", "Browser")]
[Collection(nameof(DashboardTests))]
public class DashboardPictures(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Folder = "DASHBOARD_PICTURES";

    [PictureFact(Folder)]
    public async Task Light_and_dark()
    {
        string folder = Environment.GetEnvironmentVariable(Folder)!;
        await using var app = new WebApplicationFactory<Program>();
        HttpClient http = app.CreateLoadClient();
        WatchedRun run = WatchedRun.Start(
            "Shop.Tests.Products.Are_listed",
            load => load.Stage("8s", 20).Stage("30s", 30, name: "peak").Stage("6s", 0).Warmup("0s").Threshold("p95<30ms").Threshold("http_req_failed<2%"),
            async vu =>
            {
                (await http.GetAsync("/items/7", vu.CancellationToken)).Dispose();
                (await http.GetAsync($"/bytes/{vu.Random.Next(1, 20_000)}", vu.CancellationToken)).Dispose();
                using HttpResponseMessage response = await http.GetAsync(vu.Random.Next(100) == 0 ? "/status/503" : "/status/200", vu.CancellationToken);
                vu.Check("status is 200", response.IsSuccessStatusCode);
                await vu.ThinkAsync(TimeSpan.FromMilliseconds(200));
            });
        Uri address = await run.AddressAsync();
        foreach ((string name, ColorScheme scheme) in new[] { ("light", ColorScheme.Light), ("dark", ColorScheme.Dark) })
        {
            await using WatchedPage opened = await chromium.OpenAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1240, Height = 1500 } });
            await opened.Page.GotoAsync(address.ToString());
            await opened.Page.WaitForFunctionAsync("() => document.querySelectorAll('#chart-requests .values tbody tr').length >= 18", null, new() { Timeout = 60_000 });
            await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"dashboard-{name}.png") });
            Assert.Empty(opened.Complaints);
        }

        await run.ResultAsync();
    }
}
