namespace PerfTest.Running;

/// <summary>One load test's turn; over when it is disposed. See <see cref="RunGate"/>.</summary>
internal sealed class RunTurn : IDisposable
{
    private readonly MachineTurn _machine;
    private Action? _leave;

    /// <param name="machine">The turn on this machine.</param>
    /// <param name="leave">Ends the turn in this process.</param>
    public RunTurn(MachineTurn machine, Action leave)
    {
        _machine = machine;
        _leave = leave;
    }

    /// <summary>Remarks for the report.</summary>
    public IReadOnlyList<string> Warnings => _machine.Warning is { } warning ? [warning] : [];

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _leave, null) is { } leave)
        {
            try
            {
                _machine.Dispose();
            }
            finally
            {
                leave();
            }
        }
    }
}
