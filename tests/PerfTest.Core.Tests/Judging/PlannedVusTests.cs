using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Judging;

public class PlannedVusTests
{
    private static double At(Workload workload, double seconds, TimeSpan startTime = default) =>
        new PlannedVus(Story.Of("T", [Story.ScenarioOf("A", workload, startTime)], [])).AtEndOf(new Slice(0, Story.Ns(seconds * 1000), [new ScenarioSlice { Scenario = "A", PlannedVus = 7 }]));

    [Fact]
    public void Of_a_ramp_it_is_the_line_of_the_plan()
    {
        var ramp = new RampingVus(0, [new(TimeSpan.FromSeconds(10), 20), new(TimeSpan.FromSeconds(5), 20)], TimeSpan.Zero);

        Assert.Equal([2, 10, 20, 20, 0], new double[] { 1, 5, 10, 14, 15 }.Select(second => At(ramp, second)));
        Assert.Equal([0, 10], new double[] { 2, 8 }.Select(second => At(ramp, second, TimeSpan.FromSeconds(3))));
    }

    [Fact]
    public void Where_the_plan_has_no_line_it_is_what_was_seen()
    {
        Assert.Equal(7, At(new ConstantArrivalRate(new(10, Nanoseconds.PerSecond), TimeSpan.FromSeconds(10), 20, 20), 5));
        Assert.Equal(7, At(new PerVuIterations(3, 10, TimeSpan.FromSeconds(10)), 5));
    }
}
