using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.Running;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

/// <summary>What virtual users have to do with their requests.</summary>
public class VirtualUserTests
{
    [Fact]
    public async Task A_name_holds_for_the_requests_that_are_begun_in_it()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                Task<string> late;
                using (vu.Name("shop"))
                {
                    await http.GetStringAsync("/bytes/10", vu.CancellationToken);
                    using (vu.Name("checkout"))
                    {
                        late = http.GetStringAsync("/bytes/20", vu.CancellationToken);
                    }

                    using var own = new HttpRequestMessage(HttpMethod.Get, "/bytes/30");
                    own.Options.Set(LoadHttp.EndpointName, "own");
                    using HttpResponseMessage response = await http.SendAsync(own, vu.CancellationToken);
                }

                await late;
                await http.GetStringAsync("/bytes/40", vu.CancellationToken);
            },
            vus: 2,
            iterations: 3);

        run.WithoutErrors().Requests().Should().Be(24);
        run.Requests(("name", "shop")).Should().Be(6);
        run.Requests(("name", "checkout")).Should().Be(6);
        run.Requests(("name", "own")).Should().Be(6);
        run.Requests(("name", "/bytes/{n}")).Should().Be(6);
    }

    [Fact]
    public async Task A_name_holds_for_clients_that_nobody_told_us_about()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using var unknown = new HttpClient { BaseAddress = target.Address };

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                using (vu.Name("shop"))
                {
                    await unknown.GetStringAsync("/bytes/10", vu.CancellationToken);
                }
            },
            vus: 1,
            iterations: 3);

        run.Samples(MetricNames.HttpClientRequestDuration, ("name", "shop"), ("source", "meter")).Should().Be(3);
        run.Samples(MetricNames.HttpClientRequestDuration, ("name", target.Address.Authority)).Should().Be(0);
    }

    [Fact]
    public async Task What_a_set_up_and_a_tear_down_request_is_not_in_the_results_and_their_cookies_are_the_virtual_users()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);
        using var unknown = new HttpClient { BaseAddress = target.Address };

        LiveRun run = await LiveRun.OfAsync(
            async vu => vu.Check("it is who has logged in", await http.GetStringAsync("/me", vu.CancellationToken) == $"user{vu.Id}"),
            vus: 3,
            iterations: 2,
            life: new Session(http, unknown));

        run.WithoutErrors().Requests().Should().Be(6);
        run.Record.Metrics.Rate(MetricNames.Checks, []).Should().Match<RateTotals>(checks => checks.Passes == 6 && checks.Total == 6);
        run.Samples(MetricNames.HttpReqDuration).Should().Be(6);
        run.Samples(MetricNames.HttpClientRequestDuration).Should().Be(0);
        target.Requests.Should().Be(6 + (3 * 3));
    }

    private sealed class Session(HttpClient http, HttpClient unknown) : IVuLife
    {
        public async ValueTask SetUpAsync(VirtualUser vu)
        {
            await http.GetStringAsync($"/login/user{vu.Id}", vu.CancellationToken);
            await unknown.GetStringAsync("/bytes/10", vu.CancellationToken);
            vu.Check("never counted", false);
        }

        public async ValueTask TearDownAsync(VirtualUser vu)
        {
            string who = await http.GetStringAsync("/me", vu.CancellationToken);
            who.Should().Be($"user{vu.Id}");
        }
    }
}
