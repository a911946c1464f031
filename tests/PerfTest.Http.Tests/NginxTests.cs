using FluentAssertions;
using PerfTest.Measuring;

namespace PerfTest.Http.Tests;

[Trait("Target", "nginx")]
public class NginxTests
{
    [NginxFact]
    public async Task A_foreign_target_is_measured_as_our_own_is()
    {
        await using Nginx nginx = await Nginx.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(nginx.Address);

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                (await http.GetStringAsync("/small.txt", vu.CancellationToken)).Should().HaveLength(1_000);
                (await http.GetAsync("/moved", vu.CancellationToken)).Dispose();
                (await http.GetAsync("/busy", vu.CancellationToken)).Dispose();
                await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/gone", vu.CancellationToken));
            },
            vus: 5,
            iterations: 20);

        run.Requests(("status", "200"), ("name", "/small.txt")).Should().Be(200);
        run.Requests(("status", "302"), ("name", "/moved")).Should().Be(100);
        run.Requests(("error_class", "5xx"), ("error_code", "1503")).Should().Be(100);
        run.Requests(("error_class", "reset"), ("error_code", "1220"), ("name", "/gone")).Should().Be(100);
        run.Requests().Should().Be(500);
        run.Samples(MetricNames.HttpReqDuration).Should().Be(500);
        run.Failures().Should().Be((200, 500));
        run.Errors.Should().HaveCount(2);
    }
}
