using Microsoft.AspNetCore.Mvc.Testing;
using PerfTest;

namespace Cases;

public class Shop
{
    // Ten minutes, unless somebody says otherwise.
    [LoadTest(Vus = 2, Duration = "10m")]
    public Task Browse() => Task.CompletedTask;

    [LoadTest(Vus = 2, Duration = "10m")]
    public Task Order() => Task.CompletedTask;

    [LoadTest(Iterations = 1)]
    [Profile("smoke", Iterations = 2), Profile("heavy", Iterations = 3)]
    public Task Find() => Task.CompletedTask;
}

public class Targets
{
    private static readonly WebApplicationFactory<Targets> Factory = new();

    [LoadTest(Iterations = 1)]
    public Task Is_the_files()
    {
        using var ours = Factory.CreateLoadClient();
        using var allowed = LoadHttp.CreateClient("https://api.staging.example");
        var refusal = Assert.Throws<LoadTestException>(() => LoadHttp.CreateClient("https://shop.example"));
        Assert.Equal("http://localhost:5081/", ours.BaseAddress!.AbsoluteUri);
        Assert.Equal(LoadConnections.Shared, new LoadHttpOptions().Connections);
        Assert.Contains("nobody has allowed load on it", refusal.Message, StringComparison.Ordinal);
        return Task.CompletedTask;
    }
}

public class Wrong
{
    [LoadTest(GracefulStop = "soon")]
    [Scenario("Brows", Rate = "10/s", Duration = "1s", PreAllocatedVus = 20, MaxVus = 10)]
    [Scenario(nameof(Overloaded), Vus = 5, Iterations = 3)]
    [Scenario(nameof(Pay), Stages = "1s:5, 1s:5/s")]
    [Scenario(nameof(Pay), Stages = "10s")]
    [Threshold("p95<<500ms")]
    public void Side_by_side() => Marks.Add("wrong", "judged");

    [LoadTest(Vus = 0, Duration = "1s")]
    [Scenario(nameof(Pay), Weight = 0)]
    [Scenario(nameof(Pay), Name = "again", Weight = 5, Duration = "1s")]
    [Scenario(nameof(Pay), Name = "weightless")]
    public void Weighted() => Marks.Add("wrong", "judged");

    private Task Overloaded() => Pay();

    private Task Overloaded(VirtualUser vu) => Pay();

    private Task Pay()
    {
        Marks.Add("wrong", "sent");
        return Task.CompletedTask;
    }
}
