using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Bench;

/// <summary>What a process leaves from time to time in case it is killed, of a run of 50 endpoints at 500 requests a second: judged, and written as JSON and as a page, into memory.</summary>
[MemoryDiagnoser]
public class SummaryBenchmarks
{
    private const int Endpoints = 50;
    private const int RequestsPerSecond = 10;

    private readonly ReportContext _context = new() { IsPartial = true };
    private RunRecorder _recorder = null!;
    private EngineTick _now = null!;
    private LoadResult _soFar = null!;

    /// <summary>How long the run has gone on.</summary>
    [Params(1, 10, 30)]
    public int Minutes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var scenario = new Scenario { Name = "default", Workload = new ConstantVus(100, TimeSpan.FromHours(1)), Bodies = [new ScenarioBody("Shop")] };
        _recorder = new RunRecorder(new LoadPlan { Name = "Shop", Scenarios = [scenario], Thresholds = [.. DefaultBudgets.Beside([])] });
        MetricStore store = _recorder.Store;
        TagSet own = store.NoTags.With("scenario", "default");
        ImmutableArray<TagSet> names = [.. Enumerable.Range(0, Endpoints).Select(i => own.With("name", $"/api/v1/resource{i}/{{id}}").With("method", "GET").With("status", "200").With("expected_response", "true"))];
        var random = new Random(1);
        var counters = new ScenarioCounters { Scenario = scenario };
        for (int second = 1; second <= 60 * Minutes; second++)
        {
            long now = second * Nanoseconds.PerSecond;
            foreach (TagSet tags in names)
            {
                for (int i = 0; i < RequestsPerSecond; i++)
                {
                    long duration = LogNormal.Next(random);
                    store.GetCounter(store.BuiltIn.HttpReqs, tags).Add(1, now);
                    store.GetRate(store.BuiltIn.HttpReqFailed, tags).Record(false);
                    store.GetTrend(store.BuiltIn.HttpReqDuration, tags).Record(duration);
                    store.GetTrend(store.BuiltIn.HttpReqWaiting, own.With("name", tags["name"]!)).Record(duration);
                }
            }

            counters = counters with { Due = second, Started = second, Completed = second };
            _recorder.Tick(_now = new EngineTick(now, [counters], IsLast: false));
        }

        _soFar = Judged();
        using var json = new MemoryStream();
        JsonSummary.Write(json, _soFar, _context, isPartial: true);
        using var html = new MemoryStream();
        HtmlReport.Write(html, _soFar, _context);
        Console.WriteLine($"// {Minutes} minutes: a summary of {json.Length / 1e6:F1} MB, a page of {html.Length / 1e6:F1} MB, {_soFar.Slices.Count} slices");
    }

    [Benchmark(Baseline = true)]
    public LoadResult Judged() => Judge.Evaluate(_recorder.Finish(RunSoFar.At(_now, DateTimeOffset.UnixEpoch)), new JudgingOptions());

    [Benchmark]
    public void Json() => JsonSummary.Write(Stream.Null, _soFar, _context, isPartial: true);

    [Benchmark]
    public void Html() => HtmlReport.Write(Stream.Null, _soFar, _context);
}
