using System.Reflection;
using PerfTest;
#if XUNIT_V3
using Xunit.v3;
#else
using Xunit.Abstractions;
using Xunit.Sdk;
#endif

namespace Cases;

public sealed class Furniture : IAsyncLifetime
{
    public Furniture() => Marks.Add("life", "class fixture created");

    public LifetimeTask InitializeAsync()
    {
        Marks.Add("life", "class fixture initialized");
        return LifetimeTask.CompletedTask;
    }

    public LifetimeTask DisposeAsync()
    {
        Marks.Add("life", "class fixture disposed");
        return LifetimeTask.CompletedTask;
    }
}

public sealed class Warehouse : IDisposable
{
    public Warehouse() => Marks.Add("life", "collection fixture created");

    public void Dispose() => Marks.Add("life", "collection fixture disposed");
}

[CollectionDefinition(Name)]
public sealed class WarehouseCollection : ICollectionFixture<Warehouse>
{
    public const string Name = "warehouse";
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class AroundAttribute : BeforeAfterTestAttribute
{
#if XUNIT_V3
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => Marks.Add("life", "before");

    public override void After(MethodInfo methodUnderTest, IXunitTest test) => Marks.Add("life", "after");
#else
    public override void Before(MethodInfo methodUnderTest) => Marks.Add("life", "before");

    public override void After(MethodInfo methodUnderTest) => Marks.Add("life", "after");
#endif
}

[Collection(WarehouseCollection.Name)]
public sealed class Life : IClassFixture<Furniture>, IAsyncLifetime
{
    private readonly ITestOutputHelper _output;
    private int _iterations;

    public Life(Furniture furniture, Warehouse warehouse, ITestOutputHelper output)
    {
        Assert.NotNull(furniture);
        Assert.NotNull(warehouse);
        _output = output;
        Marks.Add("life", "constructed");
    }

    public LifetimeTask InitializeAsync()
    {
        Marks.Add("life", "initialized");
        return LifetimeTask.CompletedTask;
    }

    [LoadTest(Vus = 2, Iterations = 20)]
    [Around]
    public async Task Once_around_twenty_iterations(VirtualUser vu)
    {
        await Task.Yield();
        if (Interlocked.Increment(ref _iterations) == 1)
        {
            _output.WriteLine("a line of the test's own");
            Marks.Add("life", "first iteration");
        }

        Assert.Same(vu, VirtualUser.Current);
        Assert.Null(SynchronizationContext.Current);
    }

    public LifetimeTask DisposeAsync()
    {
        Marks.Add("life", $"disposed asynchronously after {_iterations} iterations");
        return LifetimeTask.CompletedTask;
    }
}

public sealed class SimpleLife : IDisposable
{
    private int _iterations;

    [LoadTest(Iterations = 3)]
    public Task Three_iterations() => Task.FromResult(Interlocked.Increment(ref _iterations));

    public void Dispose() => Marks.Add("simple-life", $"disposed after {_iterations} iterations");
}

public class Talkative(ITestOutputHelper output)
{
    [LoadTest(Vus = 2, Iterations = 4000)]
    public Task Writes_a_line_per_iteration()
    {
        output.WriteLine("a line of one hundred characters, which is written in each of the iterations of this load test ......");
        return Task.CompletedTask;
    }
}

public class BrokenLife : IAsyncLifetime
{
    public LifetimeTask InitializeAsync() => throw new InvalidOperationException("the database is down");

    [LoadTest(Iterations = 1)]
    public Task Never_runs()
    {
        Marks.Add("broken-life", "ran");
        return Task.CompletedTask;
    }

    public LifetimeTask DisposeAsync() => LifetimeTask.CompletedTask;
}
