using PerfTest;
using PerfTest.Cluster.TestHost;

// A process of a cluster, for tests: its role comes from the environment, as everywhere. The first argument says what to run, the second where to leave what it measured.
string token = await RunOnce.GetAsync("token", _ => Task.FromResult($"made by {Environment.ProcessId}"));
LoadResult? result = null;
string? mistake = null;
try
{
    result = await LoadTest.RunAsync("cluster", Body, load => Workloads.Configure(load, args[0]));
}
catch (LoadTestException exception)
{
    mistake = exception.Message;
}

Dump.Write(args[1], token, result, mistake);
return result is { Passed: true } ? 0 : 1;

static async Task Body(VirtualUser vu)
{
    await vu.ThinkAsync(TimeSpan.FromMilliseconds(1 + vu.Random.Next(8)));
    vu.Counter("orders", 1 + vu.Id % 3);
    vu.Trend("size", vu.Random.Next(1, 100_000));
    vu.Rate("odd", vu.Iteration % 2 == 1);
    vu.Gauge("open", 10);
    if (vu.Iteration % 50 == 49)
    {
        throw new InvalidOperationException($"the {vu.Iteration}th was too many");
    }
}
