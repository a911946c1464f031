using Microsoft.AspNetCore.Mvc.Testing;

namespace PerfTest.Bench;

/// <summary>
/// The same load in the same process, in turn as an agent of a run on several machines and as a run on a single machine: as an agent it keeps in touch with the broker, and each second takes
/// a snapshot of all series and sends what has changed.
/// </summary>
/// <remarks>The application is in memory, so that requests per second are bound by this process's processor time and nothing else, and much is to be told of each second.</remarks>
internal static class AgentCost
{
    private const int Vus = 50;
    private const string Name = "agent";
    private const string Done = "Its part of the load was sent";

    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private static readonly string[] Endpoints = [.. Enumerable.Range(1, 10).Select(number => $"endpoint {number}")];

    public static async Task<IReadOnlyList<Line>> JudgeAsync(string broker, string run, TimeSpan duration, int rounds)
    {
        await using WebApplicationFactory<Answer> application = MemoryLoop.NewApplication();
        using HttpClient client = application.CreateLoadClient();
        Environment.SetEnvironmentVariable("PERFTEST_RUN_ID", run);
        await Steady.WarmUpAsync(AgentAsync, AloneAsync);
        Line ratio = await Pairs.JudgeAsync(Demands.AgentCost, rounds, AgentAsync, AloneAsync, rate => $"{Figure.Of(rate, "0")} per CPU second");
        return [ratio, await IdleAsync()];

        Task<Half> AgentAsync()
        {
            Environment.SetEnvironmentVariable("PERFTEST_CLUSTER", broker);
            Environment.SetEnvironmentVariable("PERFTEST_ROLE", "agent");
            return RunAsync(client, duration, isAgent: true);
        }

        Task<Half> AloneAsync()
        {
            Environment.SetEnvironmentVariable("PERFTEST_CLUSTER", null);
            Environment.SetEnvironmentVariable("PERFTEST_ROLE", null);
            return RunAsync(client, duration, isAgent: false);
        }
    }

    /// <summary>The controller of all these runs, until nobody wants it any more.</summary>
    public static async Task ConductAsync(string broker, string run, TimeSpan duration)
    {
        Environment.SetEnvironmentVariable("PERFTEST_RUN_ID", run);
        Environment.SetEnvironmentVariable("PERFTEST_CLUSTER", broker);
        Environment.SetEnvironmentVariable("PERFTEST_AGENTS", "1");

        // The console's reader blocks whoever calls it, whatever its methods are called.
        Task ended = Task.Run(Console.In.ReadToEnd);
        using var end = new CancellationTokenSource();
        while (!ended.IsCompleted)
        {
            Task runs = LoadTest.RunAsync(Name, static _ => Task.CompletedTask, load => Configure(load, duration), end.Token);
            if (await Task.WhenAny(runs, ended) == ended)
            {
                await end.CancelAsync();
                await runs.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else
            {
                await runs;
            }
        }
    }

    private static async Task<Half> RunAsync(HttpClient client, TimeSpan duration, bool isAgent)
    {
        var window = new ProcessorWindow(duration);
        LoadResult result = await LoadTest.RunAsync(
            Name,
            async vu =>
            {
                window.Notice(vu);
                using var request = new HttpRequestMessage(HttpMethod.Get, "/plaintext");
                request.Options.Set(LoadHttp.EndpointName, Endpoints[(int)(vu.Iteration % Endpoints.Length)]);
                using HttpResponseMessage response = await client.SendAsync(request, vu.CancellationToken);
            },
            load => Configure(load, duration));
        if (result.Iterations.Failed > 0 || result.Http.Failed.Passes > 0 || result.Summary.StartsWith(Done, StringComparison.Ordinal) != isAgent)
        {
            throw new InvalidOperationException($"{result.Summary} {string.Join(' ', result.Failures)}");
        }

        double rate = result.Http.Requests.Rate;
        double share = await window.ShareAsync();
        await Console.Error.WriteLineAsync($"  {(isAgent ? "agent" : "alone")}: {rate:N0} requests/s with {Figure.Share(share)} of a core");
        return new Half(rate, rate / share);
    }

    private static void Configure(LoadBuilder load, TimeSpan duration) => load.Vus(Vus).Duration(duration).Warmup(Warmup).Threshold("iteration_duration: p95<10s");

    /// <summary>What stays between two tests, and so is in both halves: the connection, and the controller's signs of life.</summary>
    private static async Task<Line> IdleAsync()
    {
        Meter meter = Meter.Start();
        await Task.Delay(Idle);
        return new Line("connected and waiting for a test, share of a core (in both halves)", Figure.Of(100 * meter.ProcessorSeconds / meter.Seconds, "0.00") + " %");
    }
}
