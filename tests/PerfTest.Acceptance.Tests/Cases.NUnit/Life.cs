using NUnit.Framework.Interfaces;
using PerfTest;

namespace Cases;

[AttributeUsage(AttributeTargets.Method)]
public sealed class AroundAttribute : Attribute, ITestAction
{
    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test) => Marks.Add("life", "before");

    public void AfterTest(ITest test) => Marks.Add("life", "after");
}

[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class Life : IDisposable
{
    private int _iterations;

    public Life() => Marks.Add("life", "constructed");

    [OneTimeSetUp]
    public void OneTimeSetUp() => Marks.Add("life", "set up once");

    [SetUp]
    public async Task SetUp()
    {
        await Task.Yield();
        Marks.Add("life", "set up");
    }

    [LoadTest(Vus = 2, Iterations = 20)]
    [Around]
    public async Task Once_around_twenty_iterations(VirtualUser vu)
    {
        await Task.Yield();
        if (Interlocked.Increment(ref _iterations) == 1)
        {
            TestContext.Out.WriteLine("a line of the test's own");
            Marks.Add("life", "first iteration");
        }

        Assert.Same(vu, VirtualUser.Current);
        Assert.Null(SynchronizationContext.Current);
    }

    [TearDown]
    public void TearDown() => Marks.Add("life", $"torn down after {_iterations} iterations");

    [OneTimeTearDown]
    public void OneTimeTearDown() => Marks.Add("life", "torn down once");

    public void Dispose() => Marks.Add("life", "disposed");
}

public sealed class LifePerTest : IDisposable
{
    private int _iterations;

    public LifePerTest() => Marks.Add("life-per-test", "constructed");

    [LoadTest(Iterations = 3)]
    public Task First() => Task.FromResult(Interlocked.Increment(ref _iterations));

    [LoadTest(Iterations = 3)]
    public Task Second() => Task.FromResult(Interlocked.Increment(ref _iterations));

    public void Dispose() => Marks.Add("life-per-test", $"disposed after {_iterations} iterations");
}

public class Talkative
{
    [LoadTest(Vus = 2, Iterations = 4000)]
    public Task Writes_a_line_per_iteration()
    {
        TestContext.Out.WriteLine("a line of one hundred characters, which is written in each of the iterations of this load test ......");
        return Task.CompletedTask;
    }
}

public class BrokenLife
{
    [SetUp]
    public void SetUp() => throw new InvalidOperationException("the database is down");

    [LoadTest(Iterations = 1)]
    public Task Never_runs()
    {
        Marks.Add("broken-life", "ran");
        return Task.CompletedTask;
    }
}
