using System.Collections.Concurrent;
using System.Net;
using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

public class ClientTests
{
    [Theory]
    [InlineData(LoadConnections.PerVu, 3)]
    [InlineData(LoadConnections.Shared, 1)]
    public async Task Each_virtual_user_has_a_connection_of_its_own_unless_they_share(LoadConnections connections, int expected)
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address, new() { Connections = connections });
        using var oneAtATime = new SemaphoreSlim(1);

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                await oneAtATime.WaitAsync(vu.CancellationToken);
                try
                {
                    await http.GetStringAsync("/connection", vu.CancellationToken);
                }
                finally
                {
                    oneAtATime.Release();
                }
            },
            vus: 3,
            iterations: 5);

        run.WithoutErrors().Requests().Should().Be(15);
        target.Connections.Should().Be(expected);
        run.Connections.PerVu.Should().Be(connections == LoadConnections.PerVu);
    }

    [Fact]
    public async Task Without_keep_alive_every_request_makes_a_connection()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address, new() { KeepAlive = false });

        LiveRun run = await LiveRun.OfAsync(vu => http.GetStringAsync("/connection", vu.CancellationToken), vus: 1, iterations: 4);

        run.WithoutErrors().Requests().Should().Be(4);
        target.Connections.Should().Be(4);
        run.Connections.WithoutKeepAlive.Should().BeTrue();
    }

    [Fact]
    public async Task Connections_of_virtual_users_end_with_their_run()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        await LiveRun.OnceAsync(vu => http.GetStringAsync("/connection", vu.CancellationToken));
        await LiveRun.OnceAsync(vu => http.GetStringAsync("/connection", vu.CancellationToken));

        target.Connections.Should().Be(2);
    }

    [Fact]
    public async Task Cookies_are_each_virtual_users_own()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);
        var seen = new ConcurrentDictionary<long, string>();

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                (await http.GetAsync($"/login/user{vu.Id}", vu.CancellationToken)).Dispose();
                seen[vu.Id] = await http.GetStringAsync("/me", vu.CancellationToken);
            },
            vus: 3,
            iterations: 1);

        run.WithoutErrors();
        seen.Should().BeEquivalentTo(new Dictionary<long, string> { [1] = "user1", [2] = "user2", [3] = "user3" });
    }

    [Theory]
    [InlineData(false, "nobody")]
    [InlineData(true, "user1")]
    public async Task Cookies_end_with_their_iteration_unless_they_are_kept(bool keep, string expected)
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address, new() { KeepCookies = keep });
        var seen = new List<string>();

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                seen.Add(await http.GetStringAsync("/me", vu.CancellationToken));
                (await http.GetAsync($"/login/user{vu.Id}", vu.CancellationToken)).Dispose();
                seen.Add(await http.GetStringAsync("/me", vu.CancellationToken));
            },
            vus: 1,
            iterations: 3);

        run.WithoutErrors();
        seen.Should().Equal("nobody", "user1", expected, "user1", expected, "user1");
    }

    [Fact]
    public async Task Responses_that_nobody_reads_do_not_use_up_connections()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OfAsync(
            vu => http.GetAsync("/bytes/30000", HttpCompletionOption.ResponseHeadersRead, vu.CancellationToken),
            vus: 1,
            iterations: 20);

        run.WithoutErrors().Requests(("status", "200")).Should().Be(20);
        target.Connections.Should().BeLessThan(20);
    }

    [Fact]
    public async Task Http2_is_spoken_where_it_is_asked_for()
    {
        await using TestTarget target = await TestTarget.StartAsync(TargetKind.Http2);
        using HttpClient http = LoadHttp.CreateClient(target.Address, new() { HttpVersion = HttpVersion.Version20 });

        LiveRun run = await LiveRun.OfAsync(
            vu => Task.WhenAll(Enumerable.Range(0, 5).Select(_ => http.GetStringAsync("/delay/20", vu.CancellationToken))), vus: 2, iterations: 1);

        run.WithoutErrors().Requests(("proto", "HTTP/2.0")).Should().Be(10);
        target.Connections.Should().Be(2);
    }

    [Fact]
    public async Task Redirects_are_counted_and_can_be_left_to_the_user()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient following = LoadHttp.CreateClient(target.Address);
        using HttpClient staying = LoadHttp.CreateClient(target.Address, new() { AllowAutoRedirect = false });

        LiveRun run = await LiveRun.OnceAsync(async vu =>
        {
            using HttpResponseMessage there = await following.GetAsync("/redirect-to?url=/bytes/1", vu.CancellationToken);
            using HttpResponseMessage here = await staying.GetAsync("/redirect-to?url=/bytes/1", vu.CancellationToken);
            (there.StatusCode, here.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.Redirect));
        });

        run.WithoutErrors().Requests().Should().Be(3);
    }

    [Fact]
    public async Task A_request_that_runs_when_its_virtual_user_is_cut_off_ends_although_nobody_gave_it_a_token()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OfAsync(_ => http.GetStringAsync("/stall"), vus: 5, iterations: 1, length: TimeSpan.FromMilliseconds(100), gracefulStop: TimeSpan.FromMilliseconds(100));

        run.Record.Outcome.Abandoned.Should().BeEmpty();
        run.Record.Outcome.Scenarios[0].Interrupted.Should().Be(5);
        run.Requests(("censored", "true"), ("error_code", "1050")).Should().Be(5);
    }

    [Fact]
    public async Task So_does_one_whose_body_stalls()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OfAsync(_ => http.GetStringAsync("/stalled-body"), vus: 5, iterations: 1, length: TimeSpan.FromMilliseconds(300), gracefulStop: TimeSpan.FromMilliseconds(100));

        run.Record.Outcome.Abandoned.Should().BeEmpty();
        run.Requests(("censored", "true"), ("error_code", "1050")).Should().Be(5);
    }

    [Fact]
    public async Task Requests_that_block_are_measured_as_well()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);
        using var told = new HttpClient(new LoadHttpHandler(new SocketsHttpHandler())) { BaseAddress = target.Address };

        LiveRun run = await LiveRun.OfAsync(
            vu =>
            {
                using var first = new HttpRequestMessage(HttpMethod.Get, "/bytes/1");
                http.Send(first, vu.CancellationToken).Dispose();
                using var second = new HttpRequestMessage(HttpMethod.Get, "/redirect-to?url=/bytes/2");
                told.Send(second, vu.CancellationToken).Dispose();
                return Task.CompletedTask;
            },
            vus: 2,
            iterations: 3);

        run.WithoutErrors().Requests().Should().Be(18);
        run.Samples(MetricNames.HttpClientRequestDuration).Should().Be(0);
    }

    [Fact]
    public async Task What_makes_a_handler_for_IHttpClientFactory_keeps_connections_apart_too()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using var http = new HttpClient(LoadHttp.CreateHandler()) { BaseAddress = target.Address };

        LiveRun run = await LiveRun.OfAsync(vu => http.GetStringAsync("/connection", vu.CancellationToken), vus: 3, iterations: 2);

        run.WithoutErrors().Requests().Should().Be(6);
        target.Connections.Should().Be(3);
    }

    [Fact]
    public async Task Outside_a_run_it_is_a_client_like_any_other()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        (await http.GetStringAsync("/hello")).Should().Be("/hello");
    }

    [Fact]
    public void Impossible_options_are_refused()
    {
        FluentActions.Invoking(() => LoadHttp.CreateClient("http://localhost", new() { Timeout = TimeSpan.Zero })).Should().Throw<LoadTestException>()
            .WithMessage("Timeout is '00:00:00': write more than 0 and at most 1 day, or Timeout.InfiniteTimeSpan.");
        FluentActions.Invoking(() => LoadHttp.CreateClient("http://localhost", new() { MaxRedirects = 0 })).Should().Throw<LoadTestException>()
            .WithMessage("MaxRedirects is '0': write at least 1, or AllowAutoRedirect = false.");
        FluentActions.Invoking(() => LoadHttp.CreateClient("http://localhost", new() { HttpVersion = new(4, 0) })).Should().Throw<LoadTestException>()
            .WithMessage("HttpVersion is '4.0': write 1.0, 1.1, 2.0 or 3.0.");
    }
}
