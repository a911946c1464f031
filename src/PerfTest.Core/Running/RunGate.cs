using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>One load test at a time in this process, and on this machine: two at once would measure each other.</summary>
internal static class RunGate
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    // Guarded by the gate.
    private static long _lastEnd = long.MinValue;

    /// <summary>Waits for its turn; dispose what it returns when the run is over.</summary>
    /// <param name="machine">Keeps the load tests of other processes away; null: they do not matter.</param>
    /// <param name="cooldown">The least time since the end of the run before this one; none before the first.</param>
    /// <param name="tell">Takes lines for whoever is waiting.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public static async Task<RunTurn> EnterAsync(MachineLock? machine, TimeSpan cooldown, Action<string> tell, CancellationToken cancellationToken)
    {
        try
        {
            return await WaitAsync(machine, cooldown, tell, cancellationToken);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The load test was stopped while it waited for its turn after another one: no load was sent.", exception, cancellationToken);
        }
    }

    private static async Task<RunTurn> WaitAsync(MachineLock? machine, TimeSpan cooldown, Action<string> tell, CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        MachineTurn? turn = null;
        try
        {
            turn = machine is null ? MachineTurn.Without(null) : await machine.EnterAsync(tell, cancellationToken);
            TimeSpan here = _lastEnd == long.MinValue ? TimeSpan.Zero : cooldown - Nanoseconds.ToTimeSpan(MonotonicTime.Now - _lastEnd);
            TimeSpan elsewhere = turn.Rest(cooldown);
            TimeSpan rest = here > elsewhere ? here : elsewhere;
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, cancellationToken);
            }

            return new RunTurn(turn, Leave);
        }
        catch
        {
            turn?.Abandon();
            Gate.Release();
            throw;
        }
    }

    private static void Leave()
    {
        _lastEnd = MonotonicTime.Now;
        Gate.Release();
    }
}
