using PerfTest.Adapting;
using PerfTest.Core.Tests.Adapting;
using PerfTest.Core.Tests.Running;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Tool.Tests;

/// <summary>Runs of the real engine under the virtual clock, whole or in segments, as the summaries that they leave.</summary>
internal static class VirtualRuns
{
    private static readonly string[] Limits = ["p95<100ms", "iterations>100", "iteration_duration{scenario:Closed}: p99<1s", "dropped_iterations: count<10", "iteration_failed<50%"];

    /// <summary>300 iterations a second, and virtual users that ramp up, side by side.</summary>
    public static LoadPlan Plan { get; } = new()
    {
        Name = "Shop, in parts",
        Seed = 42,
        Scenarios =
        [
            new() { Name = "Open", Workload = new ConstantArrivalRate(new(300, Nanoseconds.PerSecond), TimeSpan.FromSeconds(10), 60, 60), Bodies = [new("Visit")] },
            new() { Name = "Closed", Workload = new RampingVus(1, [new(TimeSpan.FromSeconds(4), 30), new(TimeSpan.FromSeconds(6), 3, "down")], TimeSpan.FromSeconds(5)), Bodies = [new("Visit")] },
        ],
        Thresholds = [.. Limits.Select(Limit), Limit("p95<90ms") with { Scope = new() { Window = TimeSpan.FromSeconds(3) } }, Limit("iterations>10/s") with { Scope = new() { During = "down" } }],
    };

    public static LoadResult Run(LoadPlan plan, double slower = 1)
    {
        var clock = new VirtualClock();
        var recorder = new RunRecorder(plan);
        var outcome = clock.Run(() =>
        {
            var body = new LoadBody("Visit", vu => VisitAsync(vu, slower), IsBlocking: false);
            var engine = new LoadEngine(plan, new Dictionary<string, LoadBody> { ["Visit"] = body }, clock, recorder, TimeProvider.System) { Borders = recorder.Borders, TickPeriod = recorder.SlicePeriod };
            return engine.RunAsync(CancellationToken.None);
        });
        var record = recorder.Finish(outcome);
        return Judge.Evaluate(record, new() { Sliding = SlidingCourse.Read(record) });
    }

    /// <summary>A search for the breaking point of a target that serves so many requests a second.</summary>
    public static Task<LoadResult> SearchAsync(double capacity) =>
        new BreakingPointDriver(new() { From = 50, To = 10_000, IsRate = true, Measure = TimeSpan.FromSeconds(2), Settle = TimeSpan.FromMilliseconds(400) }, new SimulatedTarget(() => capacity, "iteration_response_time: p99<100ms")).RunAsync();

    public static string Write(string folder, string name, LoadResult result, bool isPartial = false)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(folder);
        using var stream = File.Create(path);
        JsonSummary.Write(stream, result, new() { Framework = "xUnit 2.9.3" }, isPartial);
        return path;
    }

    public static string[] WriteSegments(string folder, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Write(folder, $"part{i + 1}.json", Run(Plan with { Segment = Segment.Of(i, count) })))];

    /// <summary>As long as its start says, whoever runs it on whatever machine.</summary>
    private static async ValueTask VisitAsync(VirtualUser vu, double slower)
    {
        var milliseconds = (10 + (vu.NowFromStart / Nanoseconds.PerMillisecond % 37)) * slower;
        vu.Counter("bought", 1 + (vu.NowFromStart % 3));
        vu.Check("cheap", vu.NowFromStart % 5 != 0);
        await vu.ThinkAsync(TimeSpan.FromMilliseconds(milliseconds));
        if (vu.NowFromStart / Nanoseconds.PerMillisecond % 11 == 0)
        {
            throw new InvalidOperationException("out of stock");
        }
    }

    private static Threshold Limit(string text) => new() { Expression = ThresholdParser.Parse(text).Expression! };
}
