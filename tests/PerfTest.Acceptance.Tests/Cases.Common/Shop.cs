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
    [Scenario(nameof(Browse), Name = "arrivals", Rate = "5/s", Duration = "3s", Arrivals = Arrivals.Poisson, MaxVus = 5, Warmup = "0s", Tags = "tier=gold, team=shop")]
    [Scenario(nameof(Order), Name = "late", Iterations = 5, StartTime = "2s")]
    [Threshold("iterations{tier:gold}: count==15")]
    public void Side_by_side(LoadResult result)
    {
        Assert.Equal(15L, result.Metrics.Counter("iterations", ("tier", "gold"), ("team", "shop")).Count);
        Assert.Equal("Poisson", result.Settings.Single(setting => setting is { Name: "Arrivals", Scenario: "arrivals" }).Value);
        Assert.Equal(5L, result.Metrics.Counter("iterations", ("scenario", "late")).Count);
        Assert.Equal(0L, result.Metrics.Counter("iterations", ("scenario", "late"), ("tier", "gold")).Count);
        Assert.True(_browsedBeforeOrders > 0, "the orders started before the arrivals");
        Marks.Add("shop", "judged the arrivals");
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
