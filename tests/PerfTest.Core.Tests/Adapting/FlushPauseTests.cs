using PerfTest.Adapting;

namespace PerfTest.Core.Tests.Adapting;

public class FlushPauseTests
{
    [Theory]
    [InlineData(0, 5_000)]
    [InlineData(3, 5_000)]
    [InlineData(25, 5_000)]
    [InlineData(60, 12_000)]
    [InlineData(300, 60_000)]
    [InlineData(20_000, 60_000)]
    public void Writing_takes_half_a_percent_of_the_time_at_most_but_comes_each_minute(int took, int pause) =>
        Assert.Equal(TimeSpan.FromMilliseconds(pause), FlushPause.After(TimeSpan.FromMilliseconds(took)));
}
