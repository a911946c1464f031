using System.Collections.Immutable;
using FluentAssertions;
using PerfTest.Core.Tests.Running;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Judging;

/// <summary>Limits that are judged in parts of a run, played by the engine under the virtual clock.</summary>
public sealed class SlidingThresholdTests
{
    private static readonly Scenario TenUsers = new() { Name = "default", Workload = new ConstantVus(10, TimeSpan.FromSeconds(60)), Bodies = [new ScenarioBody("Body")] };

    private static readonly Scenario Spike = new()
    {
        Name = "default",
        Workload = new RampingVus(
            10,
            [new VuStage(TimeSpan.FromSeconds(30), 10), new VuStage(TimeSpan.FromSeconds(30), 10, "spike"), new VuStage(TimeSpan.FromSeconds(60), 10), new VuStage(TimeSpan.FromSeconds(30), 20)],
            TimeSpan.Zero),
        Bodies = [new ScenarioBody("Body")],
    };

    [Fact]
    public void A_limit_over_the_whole_run_hides_five_slow_seconds_and_one_over_windows_does_not()
    {
        LoadResult result = Play(TenUsers, SlowBetween(20, 25), new ThresholdAttribute("p95<500ms"), new ThresholdAttribute("p95<500ms") { Window = "10s" });

        // Slow ends at 20.9, 21.8, … 25.4 s, ten at a time: from 14–24 s (40 of 650) to 22–32 s (40 of 700) more than 5 %.
        result.Thresholds[0].Passed.Should().BeTrue();
        ThresholdResult windows = result.Thresholds[1];
        windows.Should().BeEquivalentTo(new { Passed = false, Scope = "in every window of 10s", Aggregation = "p(95)", FirstExceeded = TimeSpan.FromSeconds(14) });
        windows.Measured.Should().BeApproximately(900, 1);
        windows.Note.Should().Be("worst at 0:14–0:24; 9 of 51 windows do not hold");
        result.Failures.Should().ContainSingle().Which.Should().Be(
            "p95<500ms is broken in every window of 10s: p(95) of iteration_duration was 900 ms, 1.8 times the limit, over 650 samples, first at 0:14.");
    }

    [Fact]
    public void A_limit_that_holds_in_every_window_says_which_was_the_worst()
    {
        ThresholdResult windows = Play(TenUsers, SlowBetween(20, 25), new ThresholdAttribute("p95<1s") { Window = "10s" }).Thresholds[0];

        windows.Passed.Should().BeTrue();
        windows.FirstExceeded.Should().BeNull();
        windows.Note.Should().StartWith("worst at 0:");
    }

    [Fact]
    public void A_counters_rate_is_that_of_the_window()
    {
        ThresholdResult windows = Play(TenUsers, SlowBetween(20, 25), new ThresholdAttribute("iterations>50/s") { Window = "5s" }).Thresholds[0];

        // 10 VUs at 900 ms.
        windows.Passed.Should().BeFalse();
        windows.Measured.Should().BeInRange(10, 20);
    }

    [Fact]
    public void A_window_without_samples_breaks_the_limit_while_work_hangs()
    {
        ThresholdResult windows = Play(TenUsers, vu => At(vu) is >= 20 and < 21 ? 15_000 : 100, new ThresholdAttribute("p95<60s") { Window = "5s" }).Thresholds[0];

        windows.Passed.Should().BeFalse();
        windows.MeasuredText.Should().Be("no samples");
    }

    [Fact]
    public void A_window_without_samples_is_skipped_where_nothing_was_due()
    {
        var pause = TenUsers with
        {
            Workload = new RampingArrivalRate(
                new Rate(100, Nanoseconds.PerSecond),
                [
                    new RateStage(TimeSpan.FromSeconds(10), new Rate(100, Nanoseconds.PerSecond)), new RateStage(TimeSpan.Zero, Rate.Zero),
                    new RateStage(TimeSpan.FromSeconds(20), Rate.Zero), new RateStage(TimeSpan.Zero, new Rate(100, Nanoseconds.PerSecond)),
                    new RateStage(TimeSpan.FromSeconds(10), new Rate(100, Nanoseconds.PerSecond)),
                ],
                50,
                50),
        };

        ThresholdResult windows = Play(pause, _ => 10, new ThresholdAttribute("p95<50ms") { Window = "5s" }).Thresholds[0];

        windows.Passed.Should().BeTrue();
    }

    [Fact]
    public void After_leaves_out_what_completed_before()
    {
        LoadResult result = Play(TenUsers, SlowBetween(0, 10), new ThresholdAttribute("max<500ms") { After = "11s" }, new ThresholdAttribute("max<500ms") { After = "9s" }, new ThresholdAttribute("iterations>90/s") { After = "12s" });

        result.Thresholds.Take(3).Select(threshold => (threshold.Scope, threshold.Passed)).Should().Equal(("after 11s", true), ("after 9s", false), ("after 12s", true));
        result.Thresholds[2].Measured.Should().BeApproximately(100, 0.5, "10 VUs at 100 ms, and the rate is over the 48 s that were judged");
    }

    [Theory]
    [InlineData("30s", true)]
    [InlineData("22s", true)]
    [InlineData("21s", false)]
    public void Recovery_is_counted_from_the_end_of_the_stage(string within, bool passes)
    {
        // Slow in the spike and for 23 s more. In the window from 82 to 87 s each VU ends 2 slow and 39 fast iterations: less than 5 % are slow.
        LoadResult result = Play(Spike, SlowBetween(30, 83), new ThresholdAttribute("p95<500ms") { RecoversWithin = within, AfterStage = "spike" });

        ThresholdResult recovery = result.Thresholds[0];
        recovery.Passed.Should().Be(passes);
        recovery.RecoveredAfter.Should().Be(TimeSpan.FromSeconds(22));
        recovery.Scope.Should().Be($"recovery within {within} after 'spike'");
        recovery.Note.Should().StartWith("recovered after 22s, worst at 1:");
    }

    [Fact]
    public void What_never_recovers_fails_and_says_how_long_was_watched()
    {
        LoadResult result = Play(Spike, SlowBetween(30, 200), new ThresholdAttribute("p95<500ms") { RecoversWithin = "10s", AfterStage = "spike" });

        ThresholdResult recovery = result.Thresholds[0];
        (recovery.Passed, recovery.RecoveredAfter).Should().Be((false, null));
        recovery.Note.Should().StartWith("not recovered in the 1m that were watched, worst at 1:00–1:05");
        result.Failures[0].Should().StartWith("p95<500ms: no recovery within 10s after 'spike': not recovered in the 1m that were watched, worst at 1:00–1:05, p(95) of iteration_duration 9");
    }

    [Fact]
    public void Recovery_holds_from_the_first_window_where_nothing_was_broken()
    {
        ThresholdResult recovery = Play(Spike, _ => 100, new ThresholdAttribute("p95<500ms") { RecoversWithin = "1s", AfterStage = "spike" }).Thresholds[0];

        recovery.RecoveredAfter.Should().Be(TimeSpan.Zero);
        recovery.Note.Should().StartWith("held from its end on, worst at ");
    }

    [Fact]
    public void A_relapse_counts()
    {
        ThresholdResult recovery = Play(Spike, vu => At(vu) is (> 30 and < 65) or (> 90 and < 92) ? 900 : 100, new ThresholdAttribute("p95<500ms") { RecoversWithin = "15s", AfterStage = "spike" }).Thresholds[0];

        recovery.Passed.Should().BeFalse();
        recovery.RecoveredAfter.Should().BeGreaterThan(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("Window", "in every window of 10s")]
    [InlineData("RecoversWithin", "recovery within 10s after 'spike'")]
    public void A_broken_window_can_end_the_run(string kind, string scope)
    {
        var limit = kind == "Window"
            ? new ThresholdAttribute("p95<500ms") { Window = "10s", AbortOnFail = true }
            : new ThresholdAttribute("p95<500ms") { RecoversWithin = "10s", AfterStage = "spike", AbortOnFail = true };

        LoadResult result = Play(Spike, SlowBetween(30, 200), limit);

        result.Verdict.Should().Be(LoadVerdict.Aborted);
        result.Duration.Should().BeCloseTo(TimeSpan.FromSeconds(kind == "Window" ? 33 : 77), TimeSpan.FromSeconds(3));
        result.Thresholds[0].Scope.Should().Be(scope);
    }

    private static double At(VirtualUser vu) => (double)vu.NowFromStart / Nanoseconds.PerSecond;

    private static Func<VirtualUser, int> SlowBetween(int from, int to) => vu => At(vu) >= from && At(vu) < to ? 900 : 100;

    private static LoadResult Play(Scenario scenario, Func<VirtualUser, int> milliseconds, params ThresholdAttribute[] limits)
    {
        var mistakes = new List<string>();
        var planner = new ThresholdPlanner([], TimeScale.One, mistakes, []);
        ImmutableArray<Threshold> thresholds = planner.Merge(planner.Read(limits, "[Threshold]"), [scenario], new HashSet<string>());
        Assert.Empty(mistakes);
        var plan = new LoadPlan { Name = "test", Scenarios = [scenario], Thresholds = thresholds, Seed = 42 };
        var clock = new VirtualClock();
        var watch = new Watch(plan);
        var bodies = new Dictionary<string, LoadBody>
        {
            ["Body"] = new("Body", vu => vu.ThinkAsync(TimeSpan.FromMilliseconds(milliseconds(vu))), IsBlocking: false),
        };
        EngineOutcome outcome = clock.Run(() =>
        {
            var engine = new LoadEngine(plan, bodies, clock, watch, TimeProvider.System) { TickPeriod = watch.Recorder.SlicePeriod, Borders = watch.Borders };
            watch.Engine = engine;
            return engine.RunAsync();
        });
        return PerfTest.Judging.Judge.Evaluate(watch.Recorder.Finish(outcome), new JudgingOptions { Sliding = watch.Sliding.Readings });
    }

    private sealed class Watch(LoadPlan plan) : IRunObserver
    {
        private readonly AbortEvaluator _abort = new(plan);

        public RunRecorder Recorder { get; } = new(plan);

        public SlidingThresholds Sliding { get; } = new(plan, Nanoseconds.PerSecond);

        public LoadEngine? Engine { get; set; }

        public ImmutableArray<long> Borders => [.. Recorder.Borders.Concat(Sliding.Borders).Append(0).Distinct().Order()];

        public IScenarioObserver ForScenario(Scenario scenario, ScenarioBody? body = null) => Recorder.ForScenario(scenario, body);

        public void Tick(EngineTick tick)
        {
            Recorder.Tick(tick);
            Sliding.Tick(tick, Recorder.Store.Snapshot(Sliding.Needs));
            if (_abort.FindBroken(tick.Now, Recorder.Store.Snapshot(_abort.Needs), Recorder.Windows(), Sliding.Readings) is { } broken)
            {
                Engine!.Stop(StopCause.Aborted, broken);
            }
        }
    }
}
