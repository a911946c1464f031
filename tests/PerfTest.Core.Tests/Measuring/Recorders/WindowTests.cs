using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.Planning;
using static PerfTest.Core.Tests.Measuring.RecordedRun;

namespace PerfTest.Core.Tests.Measuring;

public sealed class WindowTests
{
    private const long Second = Nanoseconds.PerSecond;

    [Fact]
    public void A_named_stage_has_what_completed_in_it()
    {
        var workload = new RampingVus(1,
            [new(TimeSpan.FromSeconds(5), 1, "calm"), new(TimeSpan.Zero, 4), new(TimeSpan.FromSeconds(10), 4, "peak"), new(TimeSpan.FromSeconds(5), 4)],
            TimeSpan.FromSeconds(30));

        // 400 ms up to the peak, 700 ms in it, 300 ms after it, so that no iteration ends with a tick that is a border.
        var record = Of(workload, vu => Takes(vu, vu.NowFromStart < 5 * Second ? 400 : vu.NowFromStart < 15 * Second ? 700 : 300));

        record.Windows.Select(window => window.Window).Should().Equal(
            new PlanWindow("calm", "default", 0, 5 * Second),
            new PlanWindow("peak", "default", 5 * Second, 15 * Second));
        record.Windows.Select(window => (window.From, window.To)).Should().Equal((0, 5 * Second), (5 * Second, 15 * Second));

        // The first VU ends at 0.4 … 4.8 s; then one iteration of 400 ms and 13 of 700 ms (5.2 + 13 × 0.7 = 14.3 s); the other three 14 of 700 ms each.
        record.Windows[0].Metrics.Trend("iteration_duration")!.Counts().Should().Be(Cases.Histogram(Enumerable.Repeat(400_000_000L, 12)).Counts());
        record.Windows[1].Metrics.Trend("iteration_duration")!.Counts().Should().Be(
            Cases.Histogram([400_000_000, .. Enumerable.Repeat(700_000_000L, 13 + 3 * 14)]).Counts());
        record.Windows[1].Metrics.Counter("iterations").Should().Be(new CounterTotals(56, 56));
        record.Windows[1].Metrics.Rate("iteration_failed").Should().Be(new RateTotals(0, 56));
    }

    [Fact]
    public void A_scenario_is_a_window_where_a_threshold_says_during_it()
    {
        var threshold = new Threshold { Expression = ThresholdParser.Parse("p95<1s").Expression!, Scope = new ThresholdScope { During = "late" } };
        var late = Scenario("late", new ConstantVus(1, TimeSpan.FromSeconds(5))) with { StartTime = TimeSpan.FromSeconds(3) };
        var record = Of([Scenario("early", new ConstantVus(1, TimeSpan.FromSeconds(10))), late], (_, vu) => Takes(vu, 300), [threshold]);

        var window = record.Windows.Should().ContainSingle().Subject;
        window.Window.Should().Be(new PlanWindow("late", "late", 3 * Second, 8 * Second));
        window.Metrics.Counter("iterations", [new("scenario", "late")])!.Value.Count.Should().Be(16);
        window.Metrics.Counter("iterations", [new("scenario", "early")])!.Value.Count.Should().BeInRange(16, 17, "samples of the other scenario in that time are in it too");
    }

    [Fact]
    public void A_window_that_was_not_reached_is_not_there_and_one_that_was_not_finished_ends_with_the_run()
    {
        var workload = new RampingVus(1, [new(TimeSpan.FromSeconds(5), 1, "one"), new(TimeSpan.FromSeconds(5), 1, "two"), new(TimeSpan.FromSeconds(5), 1, "three")], TimeSpan.Zero);
        var record = Of(workload, async vu =>
        {
            await Takes(vu, 300);
            if (vu.NowFromStart > 7 * Second)
            {
                vu.Abort("enough");
            }
        });

        record.Windows.Select(window => window.Window.Name).Should().Equal("one", "two");
        record.Windows[1].To.Should().Be(record.Outcome.End);
        record.Windows.Sum(window => window.Metrics.Counter("iterations")!.Value.Count).Should().Be(record.Metrics.Counter("iterations")!.Value.Count);
    }

    [Fact]
    public void A_window_that_begins_between_seconds_is_exact_because_the_engine_ticks_at_its_borders()
    {
        var workload = new RampingVus(1, [new(TimeSpan.FromSeconds(1.5), 1), new(TimeSpan.FromSeconds(3), 1, "middle"), new(TimeSpan.FromSeconds(5), 1)], TimeSpan.Zero);
        var record = Of(workload, vu => Takes(vu, 200));

        // Ends at 1.6 … 4.4 s.
        var window = record.Windows.Should().ContainSingle().Subject;
        (window.From, window.To).Should().Be((1_500_000_000, 4_500_000_000));
        window.Metrics.Counter("iterations").Should().Be(new CounterTotals(15, 15));
    }

    [Fact]
    public void Without_such_ticks_it_begins_with_the_next_one_and_says_so()
    {
        var workload = new RampingVus(1, [new(TimeSpan.FromSeconds(1.5), 1), new(TimeSpan.FromSeconds(3), 1, "middle"), new(TimeSpan.FromSeconds(5), 1)], TimeSpan.Zero);
        var plan = new LoadPlan { Name = "test", Scenarios = [Scenario("default", workload)], Thresholds = [] };
        var recorder = new RunRecorder(plan);
        for (var i = 1; i <= 9; i++)
        {
            recorder.Tick(new(i * Second, [new() { Scenario = plan.Scenarios[0] }], IsLast: i == 9));
        }

        recorder.Windows().Should().ContainSingle().Which.Should().BeEquivalentTo(new { From = 2 * Second, To = 5 * Second });
    }

    [Fact]
    public void The_borders_are_the_stages_and_the_planned_end()
    {
        var workload = new RampingVus(1, [new(TimeSpan.FromSeconds(1.5), 1), new(TimeSpan.FromSeconds(3), 1, "middle"), new(TimeSpan.FromSeconds(5), 1)], TimeSpan.Zero);
        var plan = new LoadPlan { Name = "test", Scenarios = [Scenario("default", workload) with { StartTime = TimeSpan.FromSeconds(2) }], Thresholds = [] };

        new RunRecorder(plan).Borders.Should().Equal(3_500_000_000, 6_500_000_000, 11_500_000_000);
    }
}
