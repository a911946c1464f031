using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>One load test at a time in this process: two at once would measure each other.</summary>
internal static class RunGate
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    // Guarded by the gate.
    private static long _lastEnd = long.MinValue;

    /// <summary>Waits for its turn; dispose what it returns when the run is over.</summary>
    /// <param name="cooldown">The least time since the end of the run before this one; none before the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IDisposable> EnterAsync(TimeSpan cooldown, CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        try
        {
            TimeSpan rest = _lastEnd == long.MinValue ? TimeSpan.Zero : cooldown - Nanoseconds.ToTimeSpan(MonotonicTime.Now - _lastEnd);
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, cancellationToken);
            }
        }
        catch
        {
            Gate.Release();
            throw;
        }

        return new Turn();
    }

    private sealed class Turn : IDisposable
    {
        private int _over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _over, 1) == 0)
            {
                _lastEnd = MonotonicTime.Now;
                Gate.Release();
            }
        }
    }
}
