using NUnit.Framework;

namespace PerfTest.Adapters.Tests.Inner;

/// <summary>Leaves a line for each event of a fixture's life.</summary>
public abstract class LifeBase : IDisposable
{
    private int _iterations;

    protected LifeBase() => See("constructed");

    internal static List<string> Seen { get; } = [];

    [SetUp]
    public async Task SetUp()
    {
        await Task.Yield();
        See("set up");
    }

    [LoadTest(Vus = 2, Iterations = 20)]
    [Order(1)]
    public async Task Once_around_twenty_iterations(VirtualUser vu)
    {
        await Task.Yield();
        if (Interlocked.Increment(ref _iterations) == 1)
        {
            See($"first iteration {ReferenceEquals(vu, VirtualUser.Current)} {SynchronizationContext.Current is null}");
        }
    }

    [TearDown]
    public void TearDown() => See($"torn down after {_iterations}");

    public void Dispose()
    {
        See("disposed");
        GC.SuppressFinalize(this);
    }

    protected static void See(string what)
    {
        lock (Seen)
        {
            Seen.Add(what);
        }
    }
}

public sealed class Life : LifeBase
{
    [OneTimeSetUp]
    public void OneTimeSetUp() => See("set up once");

    [LoadTest(Iterations = 1)]
    [Order(2)]
    public Task Again() => Task.CompletedTask;

    [OneTimeTearDown]
    public void OneTimeTearDown() => See("torn down once");
}

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LifePerTest : LifeBase
{
    [OneTimeSetUp]
    public static void OneTimeSetUp() => See("set up once");
}

public sealed class BrokenSetUp
{
    internal static int Iterations { get; private set; }

    [SetUp]
    public void SetUp() => throw new InvalidOperationException("the database is down");

    [LoadTest(Iterations = 1)]
    public Task Never_runs()
    {
        Iterations++;
        return Task.CompletedTask;
    }
}

public sealed class WarnedSetUp
{
    [SetUp]
    public void SetUp() => NUnit.Framework.Assert.Warn("the database is slow");

    [LoadTest(Iterations = 1)]
    public Task Passes() => Task.CompletedTask;

    [TearDown]
    public void TearDown() => throw new InvalidOperationException("and now it is gone");
}

[TestFixture("a"), TestFixture("b")]
public sealed class Parameterized(string name)
{
    [LoadTest(Iterations = 1)]
    public Task Runs(CancellationToken ct) => name == "a" ? Task.Delay(1, ct) : throw new InvalidOperationException(name);
}

public static class StaticFixture
{
    [LoadTest(Iterations = 3)]
    public static ValueTask Runs(VirtualUser vu, CancellationToken ct) => vu.CancellationToken == ct ? ValueTask.CompletedTask : throw new InvalidOperationException("another token");
}
