using System.Runtime.Versioning;
using PerfTest.Measuring;

namespace PerfTest.Http.Tests;

[SupportedOSPlatform("linux")]
public sealed class SocketThreadsTests
{
    private const string Switch = "PerfTest.SocketThreadBatch";
    private const int Normal = 0;
    private const int Batch = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task They_give_way_to_those_that_work_while_a_run_has_connections_and_only_then()
    {
        AppContext.SetData(Switch, "true");
        try
        {
            int[] during = await PoliciesDuringARunAsync();
            Assert.NotEmpty(during);
            Assert.All(during, policy => Assert.Equal(Batch, policy));
        }
        finally
        {
            AppContext.SetData(Switch, null);
        }

        Assert.All(Policies(), policy => Assert.Equal(Normal, policy));
    }

    [Fact]
    public async Task Without_the_setting_they_stay_as_they_are()
    {
        using var server = new PlainServer();
        using HttpClient client = LoadHttp.CreateClient(server.Address);
        int[] during = [];

        await LiveRun.OnceAsync(async vu =>
        {
            await client.GetAsync("/", vu.CancellationToken);
            during = Policies();
        });

        Assert.NotEmpty(during);
        Assert.All(during, policy => Assert.Equal(Normal, policy));
    }

    [Fact]
    public async Task One_that_is_over_before_it_has_begun_changes_nothing()
    {
        using var server = new PlainServer();
        using var client = new HttpClient();
        await client.GetAsync(server.Address);
        var threads = new SocketThreads(isWanted: true);

        threads.Dispose();
        threads.Connected();
        ((IThreadPoolWorkItem)threads).Execute();

        Assert.All(Policies(), policy => Assert.Equal(Normal, policy));
    }

    [Fact]
    public void This_machine_allows_it_and_the_thread_that_tries_stays_as_it_was()
    {
        Assert.True(SocketThreads.ArePossible());
        Assert.Equal(Normal, SocketThreads.PolicyOf(0));
    }

    /// <summary>They are changed beside the first request, so that nobody waits for it.</summary>
    private static async Task<int[]> PoliciesDuringARunAsync()
    {
        using var server = new PlainServer();
        using HttpClient client = LoadHttp.CreateClient(server.Address);
        int[] during = [];
        await LiveRun.OnceAsync(async vu =>
        {
            long from = Environment.TickCount64;
            do
            {
                await client.GetAsync("/", vu.CancellationToken);
                during = Policies();
            }
            while (during.Contains(Normal) && Environment.TickCount64 - from < Patience.TotalMilliseconds);
        });
        return during;
    }

    private static int[] Policies() => [.. SocketThreads.Find().Select(SocketThreads.PolicyOf)];
}
