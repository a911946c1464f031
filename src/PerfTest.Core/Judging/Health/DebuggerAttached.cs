namespace PerfTest.Judging;

/// <summary>A debugger is attached, and load was asked for nevertheless.</summary>
internal sealed class DebuggerAttached : IHealthRule
{
    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        if (context.Record.Machine is { IsDebuggerAttached: true })
        {
            yield return new(HealthSeverity.Suspect, "debugger", "debugger attached", "A debugger was attached: it slows everything that it watches.");
        }
    }
}
