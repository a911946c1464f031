using FluentAssertions;
using PerfTest;

namespace Cases;

public class Bodies
{
    private readonly Barrier _allAtOnce = new(8);
    private int _iteration;

    [LoadTest(Iterations = 100)]
    public Task One_of_a_hundred_fails()
    {
        Assert.NotEqual(50, Interlocked.Increment(ref _iteration));
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 100)]
    [Threshold("iteration_failed<2%")]
    public Task One_of_a_hundred_may_fail()
    {
        Assert.NotEqual(50, Interlocked.Increment(ref _iteration));
        return Task.CompletedTask;
    }

    [LoadTest(Vus = 2, Iterations = 30)]
    public async Task Fluent_assertions_fail()
    {
        await Task.Yield();
        (Interlocked.Increment(ref _iteration) % 3).Should().NotBe(0, "every third chair wobbles");
    }

    [LoadTest(Iterations = 10)]
    public Task Two_kinds_of_errors() =>
        Interlocked.Increment(ref _iteration) % 2 == 0 ? throw new TimeoutException("no answer") : Task.FromException(new HttpRequestException("refused"));

    [LoadTest(Vus = 8, IterationsPerVu = 3)]
    public void Blocks_its_thread(CancellationToken ct)
    {
        Assert.False(Thread.CurrentThread.IsThreadPoolThread);
        Assert.True(_allAtOnce.SignalAndWait(TimeSpan.FromSeconds(20), ct), "the eight virtual users were not on eight threads");
        Marks.Add("blocking", $"{Environment.CurrentManagedThreadId}");
    }

    [LoadTest(Iterations = 5)]
    public static ValueTask Static_and_value_task(VirtualUser vu, CancellationToken ct)
    {
        Assert.Equal(vu.CancellationToken, ct);
        return ValueTask.CompletedTask;
    }

    [LoadTest]
    [Scenario(nameof(Browse), Iterations = 6)]
    [Scenario(nameof(Order), Iterations = 4)]
    public void Judged_afterwards(LoadResult result)
    {
        Assert.NotNull(result);
        Marks.Add("scenarios", "judged");
    }

    [LoadTest]
    [Scenario(nameof(Browse), Iterations = 1)]
    public async Task Judged_badly(LoadResult result)
    {
        await Task.Yield();
        Assert.Null(result);
    }

#if NUNIT
    [LoadTest(Vus = 1, Duration = "10m", GracefulStop = "1s", Warmup = "0s"), CancelAfter(1500)]
#else
    [LoadTest(Vus = 1, Duration = "10m", Timeout = 1500, GracefulStop = "1s", Warmup = "0s")]
#endif
    public Task Has_a_timeout(CancellationToken ct) => Task.Delay(20, ct);

    private Task Browse(VirtualUser vu)
    {
        Marks.Add("scenarios", $"browse {vu.GetType().Name}");
        return Task.FromResult(_iteration);
    }

    private ValueTask Order()
    {
        Marks.Add("scenarios", "order");
        return new ValueTask(Task.FromResult(_iteration));
    }
}
