using PerfTest;

namespace Cases;

// Ordinary tests of three classes, which xUnit runs in parallel, beside load tests of two: one class with both, and one in a collection.
public class OrdinaryOne
{
    [Fact]
    public Task Slow() => Overlap.Run("ordinary one");
}

public class OrdinaryTwo
{
    [Fact]
    public Task Slow() => Overlap.Run("ordinary two");
}

[Collection(WarehouseCollection.Name)]
public class OrdinaryInCollection(Warehouse warehouse)
{
    [Fact]
    public Task Slow()
    {
        Assert.NotNull(warehouse);
        return Overlap.Run("ordinary in collection");
    }
}

public class ExclusiveOne
{
    [Fact]
    public Task Slow() => Overlap.Run("ordinary beside a load test");

    [LoadTest(Iterations = 3)]
    public Task Load() => Overlap.Run("load one");
}

[Collection(WarehouseCollection.Name)]
public class ExclusiveInCollection(Warehouse warehouse)
{
    [LoadTest(Iterations = 3)]
    public Task Load()
    {
        Assert.NotNull(warehouse);
        return Overlap.Run("load in collection");
    }
}

internal static class Overlap
{
    public static async Task Run(string who)
    {
        Marks.AddTime("overlap", $"begin {who}");
        await Task.Delay(100);
        Marks.AddTime("overlap", $"end {who}");
    }
}
