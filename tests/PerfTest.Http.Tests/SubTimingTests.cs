using System.Net;
using System.Security.Cryptography.X509Certificates;
using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

public class SubTimingTests
{
    [Fact]
    public async Task A_connection_is_made_once_and_costs_nothing_when_it_is_used_again()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OfAsync(vu => http.GetStringAsync($"/{(vu.Iteration == 0 ? "first" : "again")}", vu.CancellationToken), vus: 1, iterations: 5);

        run.WithoutErrors();
        run.Times(MetricNames.HttpReqConnecting, ("name", "/first")).Min.Should().BePositive();
        run.Times(MetricNames.HttpReqConnecting, ("name", "/again")).Should().Match<Histogram>(times => times.Count == 4 && times.Max == 0);
        run.Times(MetricNames.HttpReqBlocked, ("name", "/first")).Min.Should().BeGreaterThanOrEqualTo(run.Times(MetricNames.HttpReqConnecting, ("name", "/first")).Max);
        run.Times(MetricNames.HttpReqBlocked).Count.Should().Be(5);
        run.Times(MetricNames.HttpReqSending).Should().Match<Histogram>(times => times.Count == 5 && times.Min > 0);
        run.Samples(MetricNames.HttpReqTlsHandshaking).Should().Be(0, "there is no TLS");
        run.TagValues("tls_version").Should().BeEmpty();
        run.TagValues("proto").Should().Equal("HTTP/1.1");
    }

    [Theory]
    [InlineData(TargetKind.Https)]
    [InlineData(TargetKind.Https2)]
    public async Task So_is_a_TLS_session(TargetKind kind)
    {
        using X509Certificate2 certificate = TestCertificates.Development();
        await using TestTarget target = await TestTarget.StartAsync(kind, certificate);
        using HttpClient http = LoadHttp.CreateClient(target.Address, new() { HttpVersion = kind == TargetKind.Https2 ? HttpVersion.Version20 : HttpVersion.Version11 });

        LiveRun run = await LiveRun.OfAsync(vu => http.GetStringAsync($"/{(vu.Iteration == 0 ? "first" : "again")}", vu.CancellationToken), vus: 1, iterations: 5);

        run.WithoutErrors();
        Histogram first = run.Times(MetricNames.HttpReqTlsHandshaking, ("name", "/first"));
        first.Min.Should().BePositive();
        run.Times(MetricNames.HttpReqTlsHandshaking, ("name", "/again")).Should().Match<Histogram>(times => times.Count == 4 && times.Max == 0);
        run.Times(MetricNames.HttpReqConnecting, ("name", "/again")).Max.Should().Be(0);
        run.Times(MetricNames.HttpReqBlocked, ("name", "/first")).Max.Should().BeGreaterThanOrEqualTo(first.Max + run.Times(MetricNames.HttpReqConnecting, ("name", "/first")).Max);
        run.TagValues("tls_version").Should().Equal("tls1.3");
        run.TagValues("proto").Should().Equal(kind == TargetKind.Https2 ? "HTTP/2.0" : "HTTP/1.1");
    }

    [Theory]
    [InlineData(TargetKind.Http, LoadConnections.PerVu)]
    [InlineData(TargetKind.Http, LoadConnections.Shared)]
    [InlineData(TargetKind.Https, LoadConnections.PerVu)]
    public async Task Sending_waiting_and_receiving_are_the_duration(TargetKind kind, LoadConnections connections)
    {
        using X509Certificate2 certificate = TestCertificates.Development();
        await using TestTarget target = await TestTarget.StartAsync(kind, certificate);
        using HttpClient http = LoadHttp.CreateClient(target.Address, new() { Connections = connections });

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                using var content = new ByteArrayContent(new byte[300_000]);
                await Task.WhenAll(
                    http.GetStringAsync("/delay/5", vu.CancellationToken),
                    http.GetStringAsync("/slow-body/3/2", vu.CancellationToken),
                    http.PostAsync("/echo", content, vu.CancellationToken),
                    http.GetAsync("/redirect-to?url=/bytes/100000", vu.CancellationToken));
            },
            vus: 4,
            iterations: 10);

        run.WithoutErrors().Requests().Should().Be(200);
        Histogram sending = run.Times(MetricNames.HttpReqSending), waiting = run.Times(MetricNames.HttpReqWaiting), receiving = run.Times(MetricNames.HttpReqReceiving);
        new[] { sending.Count, waiting.Count, receiving.Count }.Should().AllBeEquivalentTo(200);
        run.Times(MetricNames.HttpReqDuration).Sum.Should().Be(sending.Sum + waiting.Sum + receiving.Sum);
    }

    [Fact]
    public async Task Under_HTTP2_the_parts_of_the_duration_are_left_out()
    {
        await using TestTarget target = await TestTarget.StartAsync(TargetKind.Http2);
        using HttpClient http = LoadHttp.CreateClient(target.Address, new() { HttpVersion = HttpVersion.Version20 });

        LiveRun run = await LiveRun.OfAsync(
            vu => Task.WhenAll(Enumerable.Range(0, 5).Select(_ => http.GetStringAsync("/delay/5", vu.CancellationToken))), vus: 1, iterations: 4);

        run.WithoutErrors().Requests(("proto", "HTTP/2.0")).Should().Be(20);
        foreach (string part in new[] { MetricNames.HttpReqSending, MetricNames.HttpReqWaiting, MetricNames.HttpReqReceiving, MetricNames.HttpReqTlsHandshaking })
        {
            run.Samples(part).Should().Be(0);
        }

        // Who waits for a connection shares the time of its making; who finds one does not wait.
        Histogram blocked = run.Times(MetricNames.HttpReqBlocked), connecting = run.Times(MetricNames.HttpReqConnecting);
        (blocked.Count, connecting.Count).Should().Be((20, 20));
        connecting.Max.Should().BePositive().And.BeLessThanOrEqualTo(blocked.Max);
        connecting.Quantile(0.5).Should().BeLessThan(1);
        run.Times(MetricNames.HttpReqDuration).Min.Should().BePositive();
    }

    [Fact]
    public async Task In_an_open_model_response_time_is_blocked_and_duration_and_the_start_lag()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address, new() { KeepAlive = false });

        LiveRun run = await LiveRun.AtRateAsync(vu => http.GetStringAsync("/delay/1", vu.CancellationToken), perSecond: 50, TimeSpan.FromSeconds(1));

        run.WithoutErrors().Requests().Should().Be(run.Times(MetricNames.IterationStartLag).Count).And.BeGreaterThan(25);
        run.Times(MetricNames.HttpReqResponseTime).Sum.Should().Be(
            run.Times(MetricNames.HttpReqBlocked).Sum + run.Times(MetricNames.HttpReqDuration).Sum + run.Times(MetricNames.IterationStartLag).Sum);
        run.Times(MetricNames.HttpReqConnecting).Min.Should().BePositive("each request makes a connection");
    }

    [Fact]
    public async Task Time_without_a_connection_is_not_forgotten()
    {
        using var http = new HttpClient(LoadHttp.CreateHandler());

        LiveRun run = await LiveRun.OfAsync(vu => Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("http://127.0.0.1:1/", vu.CancellationToken)), vus: 1, iterations: 3);

        run.Requests(("error_code", "1212")).Should().Be(3);
        run.Times(MetricNames.HttpReqBlocked).Sum.Should().Be(run.Times(MetricNames.HttpReqDuration).Sum).And.BePositive();
        run.Samples(MetricNames.HttpReqConnecting).Should().Be(0);
        run.Bytes(MetricNames.DataSent).Should().Be(0);
    }

    [Fact]
    public async Task A_connection_that_the_target_has_closed_is_replaced_and_the_waiting_counts_as_blocked()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        await using var proxy = new CountingProxy(target.Address);
        using HttpClient http = LoadHttp.CreateClient(proxy.Address);

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                await http.GetStringAsync("/hello", vu.CancellationToken);
                await proxy.CloseConnectionsAsync();
            },
            vus: 1,
            iterations: 3);

        run.WithoutErrors().Requests(("status", "200")).Should().Be(3);
        run.Times(MetricNames.HttpReqConnecting).Min.Should().BePositive();
        target.Connections.Should().Be(3);
    }

    [Fact]
    public async Task Requests_that_block_have_their_parts_too()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OfAsync(
            vu =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/bytes/10");
                http.Send(request, vu.CancellationToken).Dispose();
                return Task.CompletedTask;
            },
            vus: 2,
            iterations: 3);

        run.WithoutErrors();
        run.Samples(MetricNames.HttpReqSending).Should().Be(6);
        run.Times(MetricNames.HttpReqDuration).Sum.Should().Be(
            run.Times(MetricNames.HttpReqSending).Sum + run.Times(MetricNames.HttpReqWaiting).Sum + run.Times(MetricNames.HttpReqReceiving).Sum);
    }

    [Fact]
    public async Task A_request_that_waits_for_leave_to_send_its_body_has_not_been_answered_by_it()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OnceAsync(async vu =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/echo") { Content = new ByteArrayContent(new byte[1_000_000]) };
            request.Headers.ExpectContinue = true;
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, vu.CancellationToken);
            (await response.Content.ReadAsByteArrayAsync(vu.CancellationToken)).Should().HaveCount(1_000_000);
        });

        run.WithoutErrors();
        run.Times(MetricNames.HttpReqSending).Min.Should().BePositive();
        run.Times(MetricNames.HttpReqDuration).Sum.Should().Be(
            run.Times(MetricNames.HttpReqSending).Sum + run.Times(MetricNames.HttpReqWaiting).Sum + run.Times(MetricNames.HttpReqReceiving).Sum);
    }

    [Fact]
    public async Task Of_a_transport_of_the_users_own_only_waiting_and_receiving_are_known()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using var told = new HttpClient(new LoadHttpHandler(new SocketsHttpHandler())) { BaseAddress = target.Address };

        LiveRun run = await LiveRun.OfAsync(vu => told.GetStringAsync("/bytes/10", vu.CancellationToken), vus: 1, iterations: 2);

        run.WithoutErrors();
        run.Samples(MetricNames.HttpReqWaiting).Should().Be(2);
        run.Samples(MetricNames.HttpReqReceiving).Should().Be(2);
        run.Samples(MetricNames.HttpReqBlocked).Should().Be(0);
        run.Samples(MetricNames.HttpReqSending).Should().Be(0);
    }
}
