using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

public class WebSocketTests
{
    [Theory]
    [InlineData(TargetKind.Http)]
    [InlineData(TargetKind.Https)]
    public async Task Sessions_messages_and_bytes_are_counted(TargetKind kind)
    {
        using X509Certificate2 certificate = TestCertificates.Development();
        await using TestTarget target = await TestTarget.StartAsync(kind, certificate);
        await using var proxy = new CountingProxy(target.Address);

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                await using LoadWebSocket socket = await LoadWebSocket.ConnectAsync(vu, Of(proxy.Address, "/socket"));
                foreach (string text in new[] { "one", "two", new string('x', 10_000) })
                {
                    await socket.SendAsync(text);
                    LoadWebSocketMessage? answer = await socket.ReceiveAsync();
                    (answer!.IsText, answer.Text).Should().Be((true, text));
                }

                await socket.SendAsync(new byte[] { 1, 2, 3 });
                (await socket.ReceiveAsync())!.Bytes.ToArray().Should().Equal(1, 2, 3);
                await socket.CloseAsync(description: "enough");
                socket.State.Should().Be(WebSocketState.Closed);
            },
            vus: 2,
            iterations: 3);

        run.WithoutErrors().Requests().Should().Be(0);
        run.Bytes(MetricNames.WsSessions, ("name", "/socket")).Should().Be(6);
        run.Bytes(MetricNames.WsMsgsSent).Should().Be(24);
        run.Bytes(MetricNames.WsMsgsReceived).Should().Be(24);
        run.Samples(MetricNames.WsConnecting).Should().Be(6);
        run.Samples(MetricNames.WsSessionDuration).Should().Be(6);
        run.Times(MetricNames.WsSessionDuration).Min.Should().BeGreaterThan(run.Times(MetricNames.WsConnecting).Min);
        run.Bytes(MetricNames.DataSent).Should().Be(proxy.FromClients);
        run.Bytes(MetricNames.DataReceived).Should().Be(proxy.ToClients);
    }

    [Fact]
    public async Task The_target_may_close_it()
    {
        await using TestTarget target = await TestTarget.StartAsync();

        LiveRun run = await LiveRun.OnceAsync(async vu =>
        {
            await using LoadWebSocket socket = await LoadWebSocket.ConnectAsync(vu, Of(target.Address, "/socket"));
            await socket.SendAsync("close");
            (await socket.ReceiveAsync()).Should().BeNull();
            (socket.CloseStatus, socket.CloseStatusDescription).Should().Be((WebSocketCloseStatus.NormalClosure, "as asked"));
        });

        run.WithoutErrors();
        run.Samples(MetricNames.WsSessionDuration).Should().Be(1);
    }

    [Fact]
    public async Task One_that_is_kept_ends_with_the_run()
    {
        await using TestTarget target = await TestTarget.StartAsync();

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                if (vu.Iteration == 0)
                {
                    vu.State["socket"] = await LoadWebSocket.ConnectAsync(vu, Of(target.Address, "/socket"));
                }

                var socket = (LoadWebSocket)vu.State["socket"]!;
                await socket.SendAsync("hello");
                (await socket.ReceiveAsync())!.Text.Should().Be("hello");
            },
            vus: 2,
            iterations: 5);

        run.WithoutErrors().Bytes(MetricNames.WsSessions).Should().Be(2);
        run.Bytes(MetricNames.WsMsgsReceived).Should().Be(10);
        run.Samples(MetricNames.WsSessionDuration).Should().Be(2);
        target.Connections.Should().Be(2);
    }

    [Fact]
    public async Task One_that_waits_when_its_virtual_user_is_cut_off_ends()
    {
        await using TestTarget target = await TestTarget.StartAsync();

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                await using LoadWebSocket socket = await LoadWebSocket.ConnectAsync(vu, Of(target.Address, "/socket"));
                await socket.ReceiveAsync();
            },
            vus: 2,
            iterations: 1,
            length: TimeSpan.FromMilliseconds(500),
            gracefulStop: TimeSpan.FromMilliseconds(100));

        run.Record.Outcome.Abandoned.Should().BeEmpty();
        run.Record.Outcome.Scenarios[0].Interrupted.Should().Be(2);
        run.Samples(MetricNames.WsSessionDuration).Should().Be(2);
    }

    [Fact]
    public async Task What_cannot_be_opened_has_its_reason()
    {
        await using TestTarget target = await TestTarget.StartAsync();

        LiveRun run = await LiveRun.OnceAsync(async vu =>
        {
            (await Assert.ThrowsAsync<WebSocketException>(() => LoadWebSocket.ConnectAsync(vu, Of(target.Address, "/status/503")))).Message.Should().Contain("503");
            await Assert.ThrowsAsync<WebSocketException>(() => LoadWebSocket.ConnectAsync(vu, "ws://127.0.0.1:1/"));
            (await Assert.ThrowsAsync<TimeoutException>(() => LoadWebSocket.ConnectAsync(vu, Of(target.Address, "/stall"), new() { ConnectTimeout = TimeSpan.FromMilliseconds(200) })))
                .Message.Should().EndWith("/stall was not open within 0.2 s (ConnectTimeout).");
        });

        run.WithoutErrors().Bytes(MetricNames.WsSessions).Should().Be(0);
        run.Samples(MetricNames.WsConnecting, ("error_code", "1503"), ("error_class", "5xx")).Should().Be(1);
        run.Samples(MetricNames.WsConnecting, ("error_code", "1212"), ("error_class", "connect")).Should().Be(1);
        run.Samples(MetricNames.WsConnecting, ("error_code", "1211"), ("error_class", "timeout")).Should().Be(1);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_an_error()
    {
        await using TestTarget target = await TestTarget.StartAsync();

        LiveRun run = await LiveRun.OnceAsync(async vu =>
        {
            await using LoadWebSocket socket = await LoadWebSocket.ConnectAsync(vu, Of(target.Address, "/socket"), new() { MaxMessageBytes = 100 });
            await socket.SendAsync(new string('x', 101));
            await socket.ReceiveAsync();
        });

        run.Errors.Should().ContainSingle().Which.Message.Should().Be("A message has more than 100 bytes, the most that MaxMessageBytes allows.");
    }

    [Fact]
    public async Task A_host_that_may_get_no_load_gets_none()
    {
        LiveRun run = await LiveRun.OnceAsync(vu => LoadWebSocket.ConnectAsync(vu, "wss://api.refused.example/chat?token=secret"));

        run.Record.Outcome.StopReason.Should().StartWith("The host 'api.refused.example' is not this machine, and nobody has allowed load on it")
            .And.Contain("PERFTEST_BASE_URL=https://api.refused.example").And.NotContain("secret");
        run.Samples(MetricNames.WsConnecting).Should().Be(0);
    }

    [Theory]
    [InlineData("http://localhost/")]
    [InlineData("ftp://localhost/")]
    [InlineData("/chat")]
    [InlineData("chat room")]
    public async Task What_is_no_address_of_a_WebSocket_is_refused(string address)
    {
        LiveRun run = await LiveRun.OnceAsync(vu => LoadWebSocket.ConnectAsync(vu, address));

        run.Errors.Should().ContainSingle().Which.Message.Should().StartWith("The address of a WebSocket is '").And.EndWith("Write one such as 'ws://localhost:5080/chat'.");
    }

    private static Uri Of(Uri host, string path) => WebSocketAddress.Of(host, path);
}
