using System.Globalization;
using Microsoft.AspNetCore.Mvc.Testing;
using PerfTest;
using Xunit;
using Xunit.Abstractions;

namespace MarTech.LoadTests;

/// <summary>
/// How many events a second does it take? The rate is doubled until more than a tenth of the requests fail, and what held and what broke is the result. In memory
/// the API has a single slow writer, so that it breaks on any machine; here events that are turned away count as failed.
/// </summary>
public class BreakingPointTest(WebApplicationFactory<Program> app, ITestOutputHelper output) : IClassFixture<WebApplicationFactory<Program>>
{
    private const int From = 250;
    private const int To = 200_000;
    private const int AtLeast = 500;

    [Fact]
    [Trait("Category", "Load")]
    public async Task Doubling_until_errors_exceed_10_percent()
    {
        await using var narrow = app.WithWebHostBuilder(host => host
            .UseSetting("Flush:Writers", "1")
            .UseSetting("Flush:BatchSize", "20")
            .UseSetting("Buffer:Capacity", "500"));
        using var http = narrow.CreateLoadClient();

        var held = 0;
        var end = $"more than {To:N0} was not tried";
        var attempts = 0;
        for (var rate = From; rate <= To;)
        {
            var level = rate.ToString(CultureInfo.InvariantCulture) + "/s";
            var result = await LoadTest.RunAsync(
                $"MarTech at {level}",
                vu => IngestionApi.SendAsync(http, vu, "/events", EventGenerator.One(vu)),
                load => load.Rate(level).Duration("30s").Warmup(held == 0 ? "30s" : "10s").ExpectStatus("202")
                    .Threshold("http_req_failed<10%").Threshold($"dropped_iterations<{rate / 20}/s"));
            output.WriteLine($"{level}: {result}");
            if (result.Mode != RunMode.Full)
                return;

            // A load that did not arrive says nothing about the target: once or twice more.
            var isBroken = result.Http.Failed is { HasSamples: true, Rate: >= 0.1 };
            if (!result.Passed && !isBroken && ++attempts < 3)
                continue;
            if (!result.Passed)
            {
                end = isBroken ? $"it breaks at {level}" : $"{level} is more than this machine can send";
                break;
            }

            held = rate;
            rate *= 2;
            attempts = 0;
        }

        output.WriteLine($"Breaking point: it holds {held:N0} events a second; {end}.");
        Assert.True(held >= AtLeast, $"It must hold {AtLeast:N0} events a second, and held {held:N0}.");
    }
}
