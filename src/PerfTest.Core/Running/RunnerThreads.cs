namespace PerfTest.Running;

/// <summary>
/// The threads of the pool that the process keeps for itself before any load, and what makes up for them during a run. Test runners block two or three (their
/// message loops and the thread that waits for the tests); on two cores that is the whole minimum of the pool, which beyond it grows by about one thread
/// a second: the first seconds of a load test would measure the runner.
/// </summary>
/// <remarks>
/// The minimum is raised by just that number, for the time of the run, and every report says so. It is not raised further: what the target itself blocks is what
/// the test is to find.
/// </remarks>
internal sealed class RunnerThreads : IDisposable
{
    private const int Looks = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(2);

    private readonly int _workers;
    private readonly int _completions;

    private RunnerThreads(int count)
    {
        Count = count;
        ThreadPool.GetMinThreads(out _workers, out _completions);
        if (count > 0)
        {
            ThreadPool.SetMinThreads(_workers + count, _completions);
        }
    }

    /// <summary>How many are kept.</summary>
    public int Count { get; }

    /// <summary>Looks how many threads are busy while nothing is to do. To be awaited before load; takes about 20 ms.</summary>
    public static async Task<RunnerThreads> MakeUpAsync()
    {
        var found = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var look = new Thread(() => found.SetResult(Enumerable.Range(0, Looks).Min(_ => Busy()))) { IsBackground = true, Name = "PerfTest pool look" };
        look.UnsafeStart();
        return new RunnerThreads(await found.Task);
    }

    /// <summary>Puts the minimum back, unless somebody else has changed it meanwhile.</summary>
    public void Dispose()
    {
        ThreadPool.GetMinThreads(out int workers, out int completions);
        if (workers == _workers + Count)
        {
            ThreadPool.SetMinThreads(_workers, completions);
        }
    }

    private static int Busy()
    {
        Thread.Sleep(BetweenLooks);
        ThreadPool.GetMaxThreads(out int most, out _);
        ThreadPool.GetAvailableThreads(out int available, out _);
        return most - available;
    }
}
