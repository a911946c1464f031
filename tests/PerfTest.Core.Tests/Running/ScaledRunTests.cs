using FluentAssertions;
using PerfTest.Core.Tests.Planning;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Running;

public class ScaledRunTests
{
    /// <summary>A ramp to 1,000 virtual users, held for five minutes: nineteen minutes in all, at a fiftieth of the time.</summary>
    [Fact]
    public void Nineteen_minutes_at_a_fiftieth_take_22_8_seconds_and_reach_a_thousand_virtual_users()
    {
        LoadPlan plan = Declared.LoadTest(workload => workload.Stages = "2m:100, 3m:300, 3m:600, 2m:1000, sustained=5m:1000, 2m:500, 2m:0").Plan(("PERFTEST_TIME_SCALE", "0.02"));

        var run = VirtualRun.Of([.. plan.Scenarios.Select(scenario => scenario with { Bodies = [new ScenarioBody("Body")] })], new Dictionary<string, Func<PerfTest.VirtualUser, Task>> { ["Body"] = VirtualRun.Takes(100) });

        plan.Duration.Should().Be(TimeSpan.FromSeconds(22.8));
        plan.Scenarios[0].Warmup.Should().Be(TimeSpan.FromSeconds(2), "no time scale shortens a warm-up further");
        run.EndMilliseconds.Should().BeInRange(22_700, 22_900);
        run.Counters.BroughtUpVus.Should().Be(1_000);
        run.Activity.Max(point => point.Active).Should().Be(1_000);
        (run.ActiveAt(12_050), run.ActiveAt(17_950)).Should().Be((1_000, 1_000), "the sustained stage is from 12 s to 18 s");
    }
}
