using NUnit.Framework;
using NAssert = NUnit.Framework.Assert;

namespace PerfTest.Adapters.Tests.Inner;

/// <summary>Iterations that do with NUnit's asserts whatever can be done.</summary>
public sealed class Asserting
{
    private int _iteration;

    [LoadTest(Vus = 4, Iterations = 100)]
    public async Task One_of_a_hundred_fails()
    {
        await Task.Yield();
        NAssert.That(Interlocked.Increment(ref _iteration) % 100, Is.Not.EqualTo(50));
    }

    [LoadTest(Vus = 4, Iterations = 100)]
    public async Task Multiple()
    {
        var iteration = Interlocked.Increment(ref _iteration) % 10;
        await Task.Yield();
        using (NAssert.EnterMultipleScope())
        {
            NAssert.That(iteration, Is.Not.EqualTo(3), "the first");
            await Task.Yield();
            NAssert.That(iteration, Is.Not.EqualTo(3), "the second");
        }
    }

    [LoadTest(Vus = 2, Iterations = 20)]
    public Task Passes()
    {
        NAssert.Pass("enough");
        return Task.FromException(new InvalidOperationException("went on"));
    }

    [LoadTest(Iterations = 5)]
    public Task Ignores()
    {
        NAssert.Ignore("no server");
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 5)]
    public Task Inconclusive()
    {
        NAssert.Inconclusive("who knows");
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 5)]
    public Task Assumes()
    {
        Assume.That(_iteration, Is.EqualTo(1), "warm");
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 5)]
    public Task Swallows()
    {
        try
        {
            NAssert.Fail("swallowed");
        }
        catch (AssertionException)
        {
            return Task.CompletedTask;
        }

        return Task.CompletedTask;
    }

    [LoadTest(Vus = 1, Iterations = 6)]
    public Task Leaves_a_scope_open()
    {
        var iteration = Interlocked.Increment(ref _iteration);
        if (iteration % 2 == 1)
        {
            _ = NAssert.EnterMultipleScope();
        }
        else
        {
            NAssert.That(iteration, Is.EqualTo(0), "thrown again");
        }

        return Task.CompletedTask;
    }

    [LoadTest(Vus = 3, Iterations = 30)]
    public Task Warns()
    {
        if (Interlocked.Increment(ref _iteration) % 10 == 0)
        {
            NAssert.Warn("a tenth is slow");
        }

        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 10)]
    public Task Warns_and_fails()
    {
        NAssert.Warn("about to fail");
        throw new TimeoutException("no answer");
    }

    [LoadTest]
    [Scenario(nameof(Browse), Iterations = 3)]
    public void Judges_well(LoadResult result) => NAssert.That(result, Is.Not.Null);

    [LoadTest]
    [Scenario(nameof(Browse), Iterations = 3)]
    public async Task Judges_badly(LoadResult result)
    {
        await Task.Yield();
        NAssert.That(result, Is.Null, "the verdict");
    }

    [LoadTest]
    [Scenario(nameof(Browse), Iterations = 3)]
    public void Judge_passes() => NAssert.Pass("good enough");

    [LoadTest]
    [Scenario(nameof(Browse), Iterations = 3)]
    public void Judge_ignores() => NAssert.Ignore("never mind");

    private async Task Browse() => await Task.FromResult(_iteration);
}
