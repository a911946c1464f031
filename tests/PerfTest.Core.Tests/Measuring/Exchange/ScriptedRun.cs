using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Core.Tests.Judging;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Measuring;

/// <summary>A random run of an open and a closed scenario, which can be played whole, or in parts that together do the same.</summary>
/// <param name="Seconds">How long it goes on; the plan ends at 10 s, so that some runs have a tail and others stop early.</param>
/// <param name="Events">What happens, in order of time.</param>
/// <param name="Parts">How many machines there are.</param>
/// <param name="Cause">How it ends.</param>
internal sealed record ScriptedRun(int Seconds, ImmutableArray<ScriptedRun.Event> Events, int Parts, StopCause Cause)
{
    private static readonly Threshold[] Thresholds =
    [
        Limits.Of("p95<20ms"),
        Limits.Of("http_req_duration{name:/a}: p99<30ms", during: "peak"),
        Limits.Of("http_req_failed<1%"),
        Limits.Of("my_size: avg<100"),
        Limits.Of("queue: max<5"),
        Limits.Of("http_reqs>1/s") with { Scope = new() { After = TimeSpan.FromSeconds(3) } },
        Limits.Of("http_req_failed<50%") with { Scope = new() { Window = TimeSpan.FromSeconds(2) } },
        Limits.Of("http_req_duration{name:/a}: p95<25ms") with { Scope = new() { RecoversWithin = TimeSpan.FromSeconds(2), AfterStage = "peak" } },
    ];

    public static Gen<ScriptedRun> Any { get; } =
        from seconds in Gen.Choose(1, 12)
        from parts in Gen.Choose(1, 4)
        from events in AnyEvent(seconds, parts).ListOf()
        from cause in Gen.Frequency((6, Gen.Constant(StopCause.PlanDone)), (1, Gen.Elements(StopCause.Cancelled, StopCause.Aborted, StopCause.DataUsedUp)))
        select new ScriptedRun(seconds, [.. events.OrderBy(one => one.Second)], parts, cause);

    public static LoadPlan Plan { get; } = Story.Of(
        "Scripted",
        [
            Story.ScenarioOf("Open", new ConstantArrivalRate(new(100, Nanoseconds.PerSecond), TimeSpan.FromSeconds(10), 10, 10)),
            Story.ScenarioOf("Closed", new RampingVus(1, [new(TimeSpan.FromSeconds(2), 5), new(TimeSpan.FromSeconds(3), 20, "peak"), new(TimeSpan.FromSeconds(5), 2, "down")], TimeSpan.FromSeconds(5))),
        ],
        Thresholds) with
    {
        DeclaredMetrics = [new("my_size", MetricType.Trend, Unit.None), new("queue", MetricType.Gauge, Unit.None)],
        Probes = [new() { Name = "health", Address = "/health", Every = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(5), Client = "_http" }],
        Scrapes = [new() { Address = "http://localhost:5080/metrics", Every = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromSeconds(5), Series = ["a_total", "b"] }],
        Watched = [new() { Name = "api", Port = 5080 }, new() { Process = "nginx" }],
    };

    /// <summary>All of it on one machine.</summary>
    public RunRecord Whole() => Play(Plan, _ => true, 1);

    /// <summary>The same, divided among machines.</summary>
    public ImmutableArray<RunRecord> InParts() => [.. Enumerable.Range(0, Parts).Select(part => Play(Plan with { Segment = Segment.Of(part, Parts) }, one => one.Part == part, Parts))];

    /// <summary>The limits that are judged window by window, as a run judges them.</summary>
    public static JudgingOptions Options(RunRecord record) => new() { Sliding = SlidingCourse.Read(record) };

    private RunRecord Play(LoadPlan plan, Func<Event, bool> isMine, int parts)
    {
        var story = new Story(plan).Health().Machine();
        for (var second = 0; second < Seconds; second++)
        {
            // Virtual users that any number of machines divides.
            story.Vus(12 * (second + 1) / parts, scenario: "Open").Vus(24 / parts, 36 / parts, scenario: "Closed");
            foreach (var one in Events.Where(one => one.Second == second && isMine(one)))
            {
                Happen(story, one);
            }

            story.Until(second + 1);
        }

        return story.Record(Cause, Cause == StopCause.PlanDone ? null : "because");
    }

    private static void Happen(Story story, Event one)
    {
        var scenario = one.Number % 2 == 0 ? "Open" : "Closed";
        var store = story.Store;
        var tags = ScenarioRecorder.TagsOf(store, story.Plan.Scenarios.First(planned => planned.Name == scenario));
        _ = one.Kind switch
        {
            0 => story.Iterate(1 + (one.Number % 5), one.Time, scenario, failed: one.Number % 7 == 0, lag: one.Number % 3),
            1 or 2 => story.Request(1 + (one.Number % 5), one.Time, one.Number % 3 == 0 ? "/a" : "/b", one.Number % 11 == 0 ? 503 : 200, scenario: scenario, lag: one.Number % 4),
            3 => story.Check(one.Number % 4, "ok", one.Number % 5 != 0, one.Number % 2 == 0 ? "::g" : null),
            4 => story.Drop(1 + (one.Number % 2), "Open", (DropReason)(one.Number % 3)),
            5 => story.Error(new InvalidOperationException($"out of stock: {one.Second}, {(one.Number % 2 == 0 ? "here" : "there")}"), 1 + (one.Number % 3)),
            6 => story.Interrupt(1, scenario),
            7 => story,
            _ => story,
        };
        if (one.Kind == 6)
        {
            store.GetTrend(store.Define("my_size", MetricType.Trend, Unit.None), tags).Record((one.Number % 2 == 0 ? -1 : 1) * 1_000L * one.Number);
            store.GetTrend(store.Define($"seen_{one.Number % 3}", MetricType.Trend, Unit.Bytes), tags).Record(one.Number);
            store.GetCounter(store.Define("bought", MetricType.Counter, Unit.None), tags.With("kind", "x,{y}:\"z\"")).Add(one.Number);
        }
        else if (one.Kind == 7)
        {
            store.GetGauge(store.Define("queue", MetricType.Gauge, Unit.None), tags).Set(one.Number / 3.0);
        }
    }

    /// <summary>A gauge is set once a second at most: who of several machines set it last within one is not known.</summary>
    private static Gen<Event> AnyEvent(int seconds, int parts) =>
        from second in Gen.Choose(0, seconds - 1)
        from kind in Gen.Choose(0, 7)
        from number in Gen.Choose(0, 1_000)
        from microseconds in Gen.Choose(1, 40_000)
        from part in Gen.Choose(0, parts - 1)
        select new Event(second, kind, kind == 7 ? second * 17 % 31 : number, microseconds / 1_000.0, kind == 7 ? second % parts : part);

    /// <summary>Something that happens in a second, on one of the machines.</summary>
    public sealed record Event(int Second, int Kind, int Number, double Time, int Part);
}
