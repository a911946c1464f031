using NUnit.Framework;

namespace PerfTest.Adapters.Tests.Inner;

/// <summary>Notes who runs at the same time as whom.</summary>
internal static class Overlap
{
    private static readonly List<string> Running = [];

    /// <summary>Everybody who was seen with a load test that was not his own.</summary>
    public static HashSet<string> Together { get; } = [];

    public static HashSet<string> All { get; } = [];

    public static async Task Run(string who)
    {
        lock (Running)
        {
            Running.Add(who);
            All.Add(who);
            var different = Running.Distinct().ToArray();
            if (different.Length > 1 && different.Any(name => name.StartsWith("load", StringComparison.Ordinal)))
            {
                Together.Add(string.Join(" + ", different.Order(StringComparer.Ordinal)));
            }
        }

        await Task.Delay(20);
        lock (Running)
        {
            Running.Remove(who);
        }
    }
}

public sealed class OrdinaryOne
{
    [Test]
    public Task First() => Overlap.Run("ordinary one first");

    [Test]
    public Task Second() => Overlap.Run("ordinary one second");
}

public sealed class OrdinaryTwo
{
    [TestCase(1), TestCase(2), TestCase(3)]
    public Task Slow(int number) => Overlap.Run($"ordinary two {number}");
}

public sealed class LoadOne
{
    [Test]
    public Task Slow() => Overlap.Run("ordinary beside a load test");

    [LoadTest(Vus = 2, Iterations = 6)]
    public Task Load() => Overlap.Run("load one");

    [LoadTest(Vus = 2, Iterations = 6)]
    [TestCase(1), TestCase(2)]
    public Task Rows(int number) => Overlap.Run($"load row {number}");
}

[Parallelizable(ParallelScope.All)]
public sealed class LoadTwo
{
    [LoadTest(Vus = 2, Iterations = 6)]
    public Task Load() => Overlap.Run("load two");

    [LoadTest(Vus = 2, Iterations = 6)]
    public Task Combined([Values(1, 2)] int number) => Overlap.Run($"load combined {number}");
}

[SingleThreaded]
public sealed class LoadOnOneThread
{
    [LoadTest(Iterations = 6)]
    public Task Load() => Overlap.Run("load on one thread");
}

[Parallelizable(ParallelScope.All)]
public sealed class LoadInsisting
{
    [Parallelizable(ParallelScope.Children)]
    [LoadTest(Iterations = 1)]
    [TestCase(1), TestCase(2)]
    public Task Rows(int number) => Task.FromResult(number);

    [Parallelizable(ParallelScope.Self)]
    [LoadTest(Iterations = 1)]
    public Task Plain() => Task.CompletedTask;
}
