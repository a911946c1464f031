using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;

namespace PerfTest.Browser.Tests;

/// <summary>A short real load test that breaks a limit, with the files that it left.</summary>
public sealed class ReportedRun : IAsyncLifetime
{
    /// <summary>The address of its report.</summary>
    public string Report => new Uri(Result.Files.Single(file => file.EndsWith(".html", StringComparison.Ordinal))).AbsoluteUri;

    /// <summary>Its summary.</summary>
    public JsonDocument Summary { get; private set; } = null!;

    public LoadResult Result { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await using var app = new WebApplicationFactory<Program>();
        using var http = app.CreateLoadClient();
        Result = await LoadTest.RunAsync(
            "report <in> a \"browser\"",
            async vu =>
            {
                (await http.GetAsync("/items/7", vu.CancellationToken)).Dispose();
                (await http.GetAsync($"/bytes/{vu.Random.Next(1, 2_000)}", vu.CancellationToken)).Dispose();
                using var broken = await http.GetAsync(vu.Iteration % 10 == 9 ? "/status/503" : "/status/200", vu.CancellationToken);
                vu.Check("status is 200", broken.IsSuccessStatusCode);
                await vu.ThinkAsync(TimeSpan.FromMilliseconds(20));
            },
            load => load.Vus(4).Duration("4s").Threshold("p95<30s").Threshold("http_req_failed<1%"));
        Summary = JsonDocument.Parse(await File.ReadAllTextAsync(Result.Files.Single(file => file.EndsWith(".json", StringComparison.Ordinal))));
    }

    public Task DisposeAsync()
    {
        Summary?.Dispose();
        return Task.CompletedTask;
    }
}
