using PerfTest.Core.Tests.Judging;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Core.Tests.Reporting.Html;

public class StageBandsTests
{
    private static readonly RampingVus Ramp = new(0, [new(TimeSpan.FromSeconds(30), 50), new(TimeSpan.FromSeconds(60), 50, "peak"), new(TimeSpan.FromSeconds(30), 0)], TimeSpan.Zero);

    [Fact]
    public void Stages_have_their_names_or_their_targets() => Assert.Equal(
        [
            new ChartBand(0, 30, "→ 50 VUs", "stage to 50 VUs: 0:00 to 0:30"),
            new ChartBand(30, 90, "peak", "peak, to 50 VUs: 0:30 to 1:30"),
            new ChartBand(90, 120, "→ 0 VUs", "stage to 0 VUs: 1:30 to 2:00"),
        ],
        StageBands.Of(Story.Closed("T", Ramp), 120).AsEnumerable());

    [Fact]
    public void A_run_that_ended_early_shows_what_it_had_of_them() =>
        Assert.Equal([(0, 30), (30, 45)], StageBands.Of(Story.Closed("T", Ramp), 45).Select(band => (band.From, band.To)));

    [Fact]
    public void Of_several_ramps_the_named_stages_are_shown() => Assert.Equal(
        ["peak, to 50 VUs of A: 0:30 to 1:30", "peak, to 50 VUs of B: 0:40 to 1:40"],
        StageBands.Of(Story.Of("T", [Story.ScenarioOf("A", Ramp), Story.ScenarioOf("B", Ramp, TimeSpan.FromSeconds(10))], []), 200).Select(band => band.Title));

    [Fact]
    public void Scenarios_without_stages_are_shown_if_they_start_at_different_times() => Assert.Equal(
        ["A: 0:00 to 0:10", "B: 0:05 to 0:15"],
        StageBands.Of(Story.Of("T", [Story.ScenarioOf("A", new ConstantVus(1, TimeSpan.FromSeconds(10))), Story.ScenarioOf("B", new ConstantVus(1, TimeSpan.FromSeconds(10)), TimeSpan.FromSeconds(5))], []), 20).Select(band => band.Title));

    [Fact]
    public void A_steady_load_has_none() => Assert.Empty(StageBands.Of(Story.Closed("T", new ConstantVus(1, TimeSpan.FromSeconds(10))), 10));
}
