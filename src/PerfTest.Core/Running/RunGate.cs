namespace PerfTest.Running;

/// <summary>One load test at a time in this process: two at once would measure each other.</summary>
internal static class RunGate
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    /// <summary>Waits for its turn; dispose what it returns when the run is over.</summary>
    public static async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        return new Turn();
    }

    private sealed class Turn : IDisposable
    {
        private bool _over;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _over, true))
            {
                Gate.Release();
            }
        }
    }
}
