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

    public static Task<LiveRun> OfAsync(
        Func<VirtualUser, Task> body,
        int vus,
        int iterations,
        TimeSpan? length = null,
        TimeSpan gracefulStop = default,
        HostPolicy? hosts = null,
        ExpectedStatuses? expected = null,
        IVuLife? life = null) =>
        OfAsync(body, new PerVuIterations(vus, iterations, length ?? TimeSpan.FromMinutes(1)), gracefulStop, hosts, expected, life);

    public static Task<LiveRun> AtRateAsync(Func<VirtualUser, Task> body, int perSecond, TimeSpan length, int vus = 20) =>
        OfAsync(body, new ConstantArrivalRate(new Rate(perSecond, Nanoseconds.PerSecond), length, vus, vus), TimeSpan.FromSeconds(10));

    private static async Task<LiveRun> OfAsync(
        Func<VirtualUser, Task> body,
        Workload workload,
        TimeSpan gracefulStop,
        HostPolicy? hosts = null,
        ExpectedStatuses? expected = null,
        IVuLife? life = null)
    {
        var scenario = new Scenario
        {
            Name = "default",
            Workload = workload,
            GracefulStop = gracefulStop,
            Bodies = [new ScenarioBody("Body")],
        };
        var plan = new LoadPlan { Name = "test", Scenarios = [scenario], Thresholds = [], ExpectedStatuses = expected ?? ExpectedStatuses.Default };
        var bodies = new Dictionary<string, LoadBody> { ["Body"] = new("Body", vu => new ValueTask(body(vu)), IsBlocking: false) };
        var recorder = new RunRecorder(plan) { Hosts = hosts ?? HostPolicy.LoopbackOnly };
        using RunResources resources = recorder.Resources;
        using var others = new MeterWatch(recorder);
        using var clock = new PacerClock();
        var engine = new LoadEngine(plan, bodies, clock, recorder, TimeProvider.System) { Life = life };
        EngineOutcome outcome = await engine.RunAsync().WaitAsync(TimeSpan.FromMinutes(2));
        await engine.TearDownAsync();
        resources.Dispose();
        return new(recorder.Finish(outcome), recorder.Connections);
    }

    public ImmutableArray<ErrorGroup> Errors => Record.Errors;

    public long Requests(params (string Key, string Value)[] tags) => Record.Metrics.Counter(MetricNames.HttpReqs, Filter(tags))?.Count ?? 0;

    public long Samples(string trend, params (string Key, string Value)[] tags) => Record.Metrics.Trend(trend, Filter(tags))?.Count ?? 0;

    public long Bytes(string counter, params (string Key, string Value)[] tags) => Record.Metrics.Counter(counter, Filter(tags))?.Count ?? 0;

    /// <summary>The distribution of a trend; it must have samples.</summary>
    public Histogram Times(string trend, params (string Key, string Value)[] tags) =>
        Record.Metrics.Trend(trend, Filter(tags)) ?? throw new InvalidOperationException($"{trend} has no samples.");

    public IReadOnlyList<string> TagValues(string tag) => Record.Metrics.TagValues(MetricNames.HttpReqs, tag);

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
