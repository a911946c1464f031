using FluentAssertions;

namespace PerfTest.Core.Tests.Adapting;

/// <summary>Limits over windows in a whole run on the real clock, through all rooms.</summary>
public sealed class WindowOfARunTests
{
    [Fact]
    public async Task A_window_as_long_as_the_plan_is_judged_once_from_its_very_beginning()
    {
        LoadResult result = await LoadTest.RunAsync(
            "a window as long as the plan",
            async vu => await vu.ThinkAsync(TimeSpan.FromMilliseconds(10)),
            load => load.Vus(2).Duration("2s").Warmup("0s").Threshold(new ThresholdAttribute("iterations: count>0") { Window = "2s" }));

        ThresholdResult window = result.Thresholds[0];
        window.Passed.Should().BeTrue(window.MeasuredText);
        window.Note.Should().Be("worst at 0:00–0:02");
    }
}
