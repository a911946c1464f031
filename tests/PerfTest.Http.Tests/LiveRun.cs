using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Http.Tests;

/// <summary>A run of the real engine, on the real clock, with the real recorders.</summary>
internal sealed class LiveRun
{
    private LiveRun(RunRecord record, ConnectionNotes connections) => (Record, Connections) = (record, connections);

    public RunRecord Record { get; }

    public ConnectionNotes Connections { get; }

    public static Task<LiveRun> OnceAsync(Func<VirtualUser, Task> body, HostPolicy? hosts = null) => OfAsync(body, vus: 1, iterations: 1, hosts: hosts);

    public static async Task<LiveRun> OfAsync(Func<VirtualUser, Task> body, int vus, int iterations, TimeSpan? length = null, TimeSpan gracefulStop = default, HostPolicy? hosts = null, IVuLife? life = null)
    {
        var scenario = new Scenario
        {
            Name = "default",
            Workload = new PerVuIterations(vus, iterations, length ?? TimeSpan.FromMinutes(1)),
            GracefulStop = gracefulStop,
            Bodies = [new ScenarioBody("Body")],
        };
        var plan = new LoadPlan { Name = "test", Scenarios = [scenario], Thresholds = [] };
        var bodies = new Dictionary<string, LoadBody> { ["Body"] = new("Body", vu => new ValueTask(body(vu)), IsBlocking: false) };
        var recorder = new RunRecorder(plan) { Hosts = hosts ?? HostPolicy.LoopbackOnly };
        using RunResources resources = recorder.Resources;
        using var others = new MeterWatch(recorder);
        using var clock = new PacerClock();
        var engine = new LoadEngine(plan, bodies, clock, recorder, TimeProvider.System) { Life = life };
        EngineOutcome outcome = await engine.RunAsync().WaitAsync(TimeSpan.FromMinutes(2));
        await engine.TearDownAsync();
        return new(recorder.Finish(outcome), recorder.Connections);
    }

    public ImmutableArray<ErrorGroup> Errors => Record.Errors;

    public long Requests(params (string Key, string Value)[] tags) => Record.Metrics.Counter(MetricNames.HttpReqs, Filter(tags))?.Count ?? 0;

    public long Samples(string trend, params (string Key, string Value)[] tags) => Record.Metrics.Trend(trend, Filter(tags))?.Count ?? 0;

    public (long Failed, long Total) Failures(params (string Key, string Value)[] tags) =>
        Record.Metrics.Rate(MetricNames.HttpReqFailed, Filter(tags)) is { } rate ? (rate.Passes, rate.Total) : (0, 0);

    /// <summary>Throws what an iteration threw that was not expected.</summary>
    public LiveRun WithoutErrors()
    {
        Assert.Empty(Errors);
        return this;
    }

    private static ImmutableArray<KeyValuePair<string, string>> Filter((string Key, string Value)[] tags) => [.. tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value))];
}
