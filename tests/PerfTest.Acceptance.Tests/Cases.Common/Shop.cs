using PerfTest;

namespace Cases;

/// <summary>Several scenarios, with all that a scenario can say.</summary>
public class Shop
{
    private int _browsed;
    private int _browsedBeforeOrders = -1;

    [LoadTest(Vus = 4, Iterations = 100)]
    [Scenario(nameof(Browse), Name = "browsing", Weight = 4, Tags = "kind=read")]
    [Scenario(nameof(Order), Weight = 1, Tags = "kind=write, team=shop")]
    [Threshold("iterations{scenario:browsing}: count>79")]
    [Threshold("iterations{kind:write}: count<21")]
    public void Weighted(LoadResult result)
    {
        Assert.Equal(80L, result.Metrics.Counter("iterations", ("scenario", "browsing")).Count);
        Assert.Equal(20L, result.Metrics.Counter("iterations", ("scenario", "Order")).Count);
        Assert.Equal(20L, result.Metrics.Counter("iterations", ("kind", "write"), ("team", "shop")).Count);
        Marks.Add("shop", "judged the weights");
    }

    [LoadTest]
    [Scenario(nameof(Browse), Name = "arrivals", Rate = "200/s", Duration = "2s", Arrivals = Arrivals.Poisson, MaxVus = 50, Warmup = "0s", Tags = "tier=gold, team=shop")]
    [Scenario(nameof(Order), Name = "late", Iterations = 5, StartTime = "1s")]
    [Threshold("iterations{tier:gold}: count>300")]
    public void Side_by_side(LoadResult result)
    {
        // Evenly spaced it would be 400; drawn with the test's seed it is the same in each run, and not that.
        var due = result.Scenarios[0].Iterations.Due;
        Assert.NotEqual(400L, due);
        Assert.True(due is > 300 and < 500, $"{due} arrivals");
        Assert.Equal(5L, result.Metrics.Counter("iterations", ("scenario", "late")).Count);
        Assert.Equal(0L, result.Metrics.Counter("iterations", ("scenario", "late"), ("tier", "gold")).Count);
        Assert.True(_browsedBeforeOrders > 0, "the orders started before the arrivals");
        Marks.Add("shop", $"judged {due} arrivals");
    }

    private Task Browse()
    {
        Interlocked.Increment(ref _browsed);
        return Task.CompletedTask;
    }

    private ValueTask Order(VirtualUser vu)
    {
        Interlocked.CompareExchange(ref _browsedBeforeOrders, _browsed, -1);
        return vu.ThinkAsync(TimeSpan.FromMilliseconds(1));
    }
}
