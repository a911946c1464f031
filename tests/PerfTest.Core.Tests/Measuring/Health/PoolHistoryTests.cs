using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring.Health;

public class PoolHistoryTests
{
    [Fact]
    public void Each_reading_is_a_sample_while_there_is_room()
    {
        var history = new PoolHistory();
        for (var second = 0; second < PoolHistory.Capacity; second++)
        {
            history.Add(second, second, 2 * second);
        }

        Assert.Equal(Enumerable.Range(0, PoolHistory.Capacity).Select(second => new PoolSample(second, second, 2 * second)), history.ToImmutable());
    }

    [Theory]
    [InlineData(PoolHistory.Capacity + 1, (PoolHistory.Capacity / 2) + 1, 2)]
    [InlineData(2 * PoolHistory.Capacity, PoolHistory.Capacity, 2)]
    [InlineData((2 * PoolHistory.Capacity) + 3, (PoolHistory.Capacity / 2) + 1, 4)]
    [InlineData(100_000, 391, 256)]
    public void When_it_is_full_neighbours_merge(int readings, int samples, int each)
    {
        var history = new PoolHistory();
        for (var second = 0; second < readings; second++)
        {
            history.Add(second, second, -second);
        }

        var merged = history.ToImmutable();
        Assert.Equal(samples, merged.Length);
        Assert.Equal(new PoolSample(each - 1, each - 1, 0), merged[0]);
        Assert.Equal(new PoolSample((2 * each) - 1, (2 * each) - 1, -each), merged[1]);
        Assert.Equal(readings - 1, merged[^1].At);
    }
}
