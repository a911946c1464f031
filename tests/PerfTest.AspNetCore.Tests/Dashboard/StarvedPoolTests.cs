using System.Text.Json;
using FluentAssertions;

namespace PerfTest.AspNetCore.Tests.Dashboard;

/// <summary>What a target that blocks does to the process that runs it in memory.</summary>
[Collection(nameof(AloneCollection))]
public class StarvedPoolTests
{
    private const int Blocked = 64;

    [Fact]
    public async Task With_64_blocked_threads_of_the_pool_a_page_opens_goes_on_and_stops_the_run()
    {
        LiveRun run = LiveRun.Start("starved", "2m");
        Uri address = await run.AddressAsync();
        while (run.Progress.Length < 2)
        {
            // Load has begun when there is a line of progress behind that of the address.
            await Task.Delay(50);
        }

        using var release = new ManualResetEventSlim();
        using var blocked = new CountdownEvent(Blocked);
        for (var i = 0; i < Blocked; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    release.Wait();
                    blocked.Signal();
                },
                null);
        }

        var seen = new List<JsonElement>();
        long canary = 0;
        Exception? failure = null;
        var client = new Thread(() =>
        {
            try
            {
                // Behind all those that are blocked: had the pool a thread to spare, it would run at once.
                ThreadPool.UnsafeQueueUserWorkItem(_ => Interlocked.Exchange(ref canary, 1), null);
                using var events = new EventReader(address);
                while (seen.Count < 5 && events.Next() is { } message)
                {
                    seen.Add(message);
                }

                Starved = Interlocked.Read(ref canary) == 0;
                string token = seen[^1].GetProperty("token").GetString()!;
                Stopped = Stop(address, seen[^1].GetProperty("run").GetInt32(), token);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
            finally
            {
                release.Set();
            }
        });
        client.Start();
        LoadResult result = await run.ResultAsync();
        client.Join();

        failure.Should().BeNull();
        Starved.Should().BeTrue("the pool was to be starved while the page went on");
        seen.Should().HaveCount(5);
        Stopped.Should().StartWith("HTTP/1.1 204");
        result.Verdict.Should().Be(LoadVerdict.Cancelled);
        blocked.Wait(TimeSpan.FromMinutes(1)).Should().BeTrue();
    }

    private bool Starved { get; set; }

    private string? Stopped { get; set; }

    private static string Stop(Uri address, int run, string token)
    {
        using var client = new System.Net.Sockets.TcpClient { ReceiveTimeout = 30_000 };
        client.Connect("127.0.0.1", address.Port);
        client.GetStream().Write(System.Text.Encoding.ASCII.GetBytes(
            $"POST /stop?run={run} HTTP/1.1\r\nHost: localhost:{address.Port}\r\nX-PerfTest-Token: {token}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(client.GetStream());
        return reader.ReadToEnd();
    }
}
