namespace PerfTest.AspNetCore.Tests;

public class WebSocketTests
{
    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task A_session_is_measured(string kind)
    {
        await using var host = Hosts.Of(kind);

        var run = await LoadRun.OfAsync(
            async vu =>
            {
                var options = new LoadWebSocketOptions { SubProtocols = { "chat" }, Headers = { ["X-Who"] = "me" } };
                await using var socket = await host.ConnectLoadWebSocketAsync(vu, "/rooms/7/socket", options);
                vu.Check("protocol", socket.SubProtocol == "chat");
                await socket.SendAsync("hello");
                vu.Check("echo", (await socket.ReceiveAsync())!.Text == "hello");
                await socket.CloseAsync();
            },
            vus: 2,
            iterations: 3);

        Assert.Empty(run.Errors);
        Assert.Equal((12, 12), (run.Record.Metrics.Rate("checks")!.Value.Passes, run.Record.Metrics.Rate("checks")!.Value.Total));
        Assert.Equal(6, run.Count("ws_sessions", ("name", "/rooms/{n}/socket"), ("scenario", "default")));
        Assert.Equal(6, run.Count("ws_msgs_sent"));
        Assert.Equal(6, run.Count("ws_msgs_received"));
        Assert.Equal(6, run.Record.Metrics.Trend("ws_connecting")!.Count);
        Assert.Equal(6, run.Record.Metrics.Trend("ws_session_duration")!.Count);
        Assert.Equal(kind == "memory", run.Count("data_sent") == 30);
        Assert.Equal(kind == "memory", run.Count("data_received") == 30);
        Assert.True(run.Record.IsInMemory, "the host shares the processor with the generator");
    }
}
