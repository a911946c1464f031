using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.AspNetCore.Tests;

/// <summary>A run of the real engine with the real recorders, on a clock by hand.</summary>
internal sealed class LoadRun
{
    private LoadRun(RunRecord record) => Record = record;

    public RunRecord Record { get; }

    public ImmutableArray<ErrorGroup> Errors => Record.Errors;

    /// <summary>One iteration of one virtual user.</summary>
    public static Task<LoadRun> OnceAsync(Func<VirtualUser, Task> body, HandClock? clock = null) => OfAsync(body, vus: 1, iterations: 1, clock);

    public static Task<LoadRun> OfAsync(Func<VirtualUser, Task> body, int vus, int iterations, HandClock? clock = null) =>
        OfAsync(body, new PerVuIterations(vus, iterations, TimeSpan.FromMinutes(10)), clock);

    public static async Task<LoadRun> OfAsync(
        Func<VirtualUser, Task> body, Workload workload, HandClock? clock = null, TimeSpan gracefulStop = default, TimeSpan warmup = default, Action? whenStarted = null)
    {
        var scenario = new Scenario { Name = "default", Workload = workload, GracefulStop = gracefulStop, Warmup = warmup, Bodies = [new ScenarioBody("Body")] };
        var plan = new LoadPlan { Name = "test", Scenarios = [scenario], Thresholds = [] };
        var bodies = new Dictionary<string, LoadBody> { ["Body"] = new("Body", vu => new ValueTask(body(vu)), IsBlocking: false) };
        var recorder = new RunRecorder(plan);
        var engine = new LoadEngine(plan, bodies, clock ?? new HandClock(), recorder, TimeProvider.System);
        var running = engine.RunAsync();
        whenStarted?.Invoke();
        var outcome = await running.WaitAsync(TimeSpan.FromMinutes(1));
        return new(recorder.Finish(outcome));
    }

    public long Count(string counter, params (string Key, string Value)[] tags) => Record.Metrics.Counter(counter, Filter(tags))?.Count ?? 0;

    public (long Failed, long Total) Failures(params (string Key, string Value)[] tags) =>
        Record.Metrics.Rate(MetricNames.HttpReqFailed, Filter(tags)) is { } rate ? (rate.Passes, rate.Total) : (0, 0);

    /// <summary>In milliseconds, one for each sample; only for few samples.</summary>
    public IReadOnlyList<double> Times(string trend, params (string Key, string Value)[] tags)
    {
        if (Record.Metrics.Trend(trend, Filter(tags)) is not { } values)
            return [];
        return values.Count == 1
            ? [Math.Round(values.Max / 1e6, 3)]
            : [.. Enumerable.Range(0, (int)values.Count).Select(i => Math.Round(values.Quantile(i / (double)(values.Count - 1)) / 1e6, 1))];
    }

    /// <summary>The names of endpoints, sorted.</summary>
    public IReadOnlyList<string> Names => Record.Metrics.TagValues(MetricNames.HttpReqs, TagNames.Name);

    public IReadOnlyList<string> TagValues(string key) => Record.Metrics.TagValues(MetricNames.HttpReqs, key);

    private static ImmutableArray<KeyValuePair<string, string>> Filter((string Key, string Value)[] tags) =>
        [.. tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value))];
}
