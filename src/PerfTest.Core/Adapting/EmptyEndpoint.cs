using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>
/// What a request costs that does nothing: requests through a client like the test's, to an application in this process without a line of code, sent and measured as
/// the load will be. What the load costs beyond that is the target's.
/// </summary>
internal static class EmptyEndpoint
{
    private const string Exec = "empty endpoint";
    private const int Vus = 4;
    private const long Iterations = AllocationTerms.LeastRequests / Vus;

    /// <summary>Before the load, where a limit asks for it.</summary>
    /// <returns>Bytes a request; null: nobody wants to know, or the target is not in this process.</returns>
    public static async Task<double?> MeasureAsync(RunKit kit, LoadPlan plan)
    {
        if (plan.Mode != RunMode.Full || !kit.Request.IsAlone || plan.Thresholds.All(threshold => threshold.Metric != TargetMetrics.Allocated.Name) || Find(kit.Request.Clients) is not { } start)
        {
            return null;
        }

        kit.Progress.Tell($"{plan.Name}: measuring what a request to an empty endpoint allocates …");
        await using EmptyHost host = await start();

        // Once for what has to be compiled.
        await RunAsync(kit, plan, host.Client);
        LoadResult result = await RunAsync(kit, plan, host.Client);
        GaugeMetric bytes = result.Metrics.Gauge(TargetMetrics.AllocatedPerRequest.Name);
        return bytes.HasSamples ? bytes.Value : null;
    }

    /// <summary>Of the clients that the test uses, before those of its class, before all of the process.</summary>
    private static Func<Task<EmptyHost>>? Find(IReadOnlyList<FoundField<HttpClient>> fields)
    {
        HttpClient[] used = [.. fields.Where(field => field.IsUsed).Select(field => field.Value)];
        IEnumerable<HttpClient> clients = used.Length > 0 ? used : fields.Count > 0 ? fields.Select(field => field.Value) : LoadClients.All();
        return clients.Select(LoadClients.EmptyOf).FirstOrDefault(empty => empty is not null);
    }

    private static async Task<LoadResult> RunAsync(RunKit kit, LoadPlan plan, HttpClient client)
    {
        using var silent = new ProgressSink([]);
        var body = new LoadBody(Exec, async vu => (await client.GetAsync("/", vu.CancellationToken)).Dispose(), IsBlocking: false);
        RunKit own = kit with
        {
            Request = kit.Request with { Bodies = ImmutableDictionary<string, LoadBody>.Empty.Add(Exec, body), Feeders = [], Life = null, NewSandbox = null },
            Processes = TargetProcesses.None,
            Progress = silent,
        };
        LoadPlan requests = plan with
        {
            Scenarios = [new Scenario { Name = Exec, Workload = new PerVuIterations(Vus, Iterations, WorkloadFactory.DefaultMaxDuration), Bodies = [new ScenarioBody(Exec)] }],
            Thresholds = [],
            DeclaredMetrics = [],
            Baselines = [],
            Probes = [],
            Scrapes = [],
            Watched = [],
            BreakingPoint = null,
            ExpectedStatuses = ExpectedStatuses.Default,
            Segment = Segment.Whole,
        };
        return await new PlanRun(own, requests).RunAsync((result, _) => Task.FromResult(result));
    }
}
