using PerfTest;

namespace Cases;

// Ordinary tests that NUnit runs in parallel, beside load tests: without rows in a class with both, and with rows.
public class OrdinaryOne
{
    [Test]
    public Task Slow() => Overlap.Run("ordinary one");
}

public class OrdinaryTwo
{
    [Test]
    public Task Slow() => Overlap.Run("ordinary two");
}

public class OrdinaryRows
{
    [TestCase("ordinary with rows")]
    public Task Slow(string who) => Overlap.Run(who);
}

public class ExclusiveOne
{
    [Test]
    public Task Slow() => Overlap.Run("ordinary beside a load test");

    [LoadTest(Iterations = 3)]
    public Task Load() => Overlap.Run("load one");
}

[Parallelizable(ParallelScope.All)]
public class ExclusiveRows
{
    [LoadTest(Iterations = 3)]
    [TestCase("load in collection")]
    public Task Load(string who) => Overlap.Run(who);
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
