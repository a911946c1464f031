using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

/// <summary>Requests of HTTP clients that nobody told PerfTest about.</summary>
public class MeterTests
{
    [Fact]
    public async Task They_are_seen_and_kept_apart()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using var unknown = new HttpClient { BaseAddress = target.Address };
        using HttpClient known = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                await unknown.GetStringAsync("/bytes/10", vu.CancellationToken);
                await known.GetStringAsync("/bytes/10", vu.CancellationToken);
            },
            vus: 2,
            iterations: 5);

        run.WithoutErrors().Requests().Should().Be(10);
        run.Samples(MetricNames.HttpReqDuration).Should().Be(10);
        run.Samples(MetricNames.HttpReqDuration, ("source", "meter")).Should().Be(0);
        run.Samples(MetricNames.HttpClientRequestDuration).Should().Be(10);
        run.Samples(
            MetricNames.HttpClientRequestDuration,
            ("source", "meter"), ("name", target.Address.Authority), ("method", "GET"), ("status", "200"), ("expected_response", "true"), ("scenario", "default")).Should().Be(10);
        run.Failures().Should().Be((0, 20));
    }

    [Fact]
    public async Task Their_failures_count()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using var unknown = new HttpClient { BaseAddress = target.Address };

        LiveRun run = await LiveRun.OfAsync(async vu => (await unknown.GetAsync("/status/503", vu.CancellationToken)).Dispose(), vus: 1, iterations: 3);

        run.Failures(("source", "meter"), ("error_class", "5xx")).Should().Be((3, 3));
        run.Errors.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Type = "http 5xx", Count = 3 });
    }

    [Fact]
    public async Task Requests_outside_a_virtual_users_flow_are_nobodys()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using var unknown = new HttpClient { BaseAddress = target.Address };

        LiveRun run = await LiveRun.OnceAsync(_ =>
        {
            using (ExecutionContext.SuppressFlow())
            {
                return Task.Run(() => unknown.GetStringAsync("/bytes/10"));
            }
        });

        target.Requests.Should().Be(1);
        run.Samples(MetricNames.HttpClientRequestDuration).Should().Be(0);
    }

    [Fact]
    public async Task A_client_with_LoadHttpHandler_is_told_and_measured_once()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using var http = new HttpClient(new LoadHttpHandler(new SocketsHttpHandler())) { BaseAddress = target.Address };

        LiveRun run = await LiveRun.OfAsync(vu => http.GetStringAsync("/bytes/10", vu.CancellationToken), vus: 2, iterations: 5);

        run.WithoutErrors().Requests().Should().Be(10);
        run.Samples(MetricNames.HttpClientRequestDuration).Should().Be(0);
    }

    [Fact]
    public async Task A_foreign_host_ends_the_run_at_its_first_measurement()
    {
        // Nothing is listening and nothing is sent: the transport connects to a closed port of this machine whatever the name.
        using var sockets = new SocketsHttpHandler { ConnectCallback = (_, _) => throw new IOException("Not connected: this is a test.") };
        using var unknown = new HttpClient(sockets);

        LiveRun run = await LiveRun.OfAsync(vu => unknown.GetStringAsync("http://api.refused.example/a?token=1", vu.CancellationToken), vus: 1, iterations: 1_000);

        run.Record.Outcome.Cause.Should().Be(StopCause.Aborted);
        run.Record.Outcome.StopReason.Should().StartWith(
            "The host 'api.refused.example' is not this machine, and nobody has allowed load on it: an HTTP client that PerfTest did not make has tried it, "
            + "and the run ends with this first request. To allow it, run with PERFTEST_BASE_URL=http://api.refused.example");
        run.Record.Outcome.Scenarios[0].Started.Should().BeLessThan(1_000);
    }

    [Fact]
    public async Task An_allowed_one_does_not()
    {
        using var sockets = new SocketsHttpHandler { ConnectCallback = (_, _) => throw new IOException("Not connected: this is a test.") };
        using var unknown = new HttpClient(sockets);
        var hosts = new HostPolicy(null, HostPattern.Parse("api.allowed.example").Value!);

        LiveRun run = await LiveRun.OfAsync(vu => unknown.GetStringAsync("http://api.allowed.example/", vu.CancellationToken), vus: 1, iterations: 3, hosts: hosts);

        run.Record.Outcome.Cause.Should().Be(StopCause.PlanDone);
        run.Failures(("source", "meter"), ("status", "0")).Should().Be((3, 3));
    }
}
