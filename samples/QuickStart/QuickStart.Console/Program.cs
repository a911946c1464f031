using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PerfTest;
using QuickStart.Api.Products;

// A load test without a test framework: the same engine, the same report, an exit code.
await using var app = new WebApplicationFactory<Product>().WithWebHostBuilder(host => host.UseContentRoot(AppContext.BaseDirectory));
using var http = app.CreateLoadClient();

var result = await LoadTest.RunAsync(
    "browse the catalogue",
    async vu =>
    {
        using var response = await http.GetAsync($"/products/{vu.Random.Next(1, 200)}", vu.CancellationToken);
        vu.Check("status is 200", response.IsSuccessStatusCode);
        await vu.ThinkAsync(TimeSpan.FromMilliseconds(20));
    },
    load => load.Vus(20).Duration(TimeSpan.FromSeconds(5)).Threshold("p95<250ms"));

Console.WriteLine(result.ToText());
return result.Passed ? 0 : 1;
