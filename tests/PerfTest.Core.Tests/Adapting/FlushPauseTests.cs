using PerfTest.Adapting;

namespace PerfTest.Core.Tests.Adapting;

/// <summary>Writing takes half a percent of the time at most, and what is lost is never more than a tenth of the run or a minute.</summary>
public class FlushPauseTests
{
    [Theory]
    [InlineData(0, 3_600, 5_000)]
    [InlineData(25, 3_600, 5_000)]
    [InlineData(60, 3_600, 12_000)]
    [InlineData(300, 3_600, 60_000)]
    [InlineData(20_000, 3_600, 60_000)]
    [InlineData(300, 0, 5_000)]
    [InlineData(300, 49, 5_000)]
    [InlineData(300, 120, 12_000)]
    [InlineData(30, 120, 6_000)]
    public void It_follows_what_the_last_one_took(int took, int elapsed, int pause) =>
        Assert.Equal(TimeSpan.FromMilliseconds(pause), FlushPause.After(TimeSpan.FromMilliseconds(took), TimeSpan.FromSeconds(elapsed)));
}
