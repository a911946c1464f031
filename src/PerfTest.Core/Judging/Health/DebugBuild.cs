namespace PerfTest.Judging;

/// <summary>Code of the test or of ours that was compiled without optimization.</summary>
internal sealed class DebugBuild : IHealthRule
{
    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        if (context.Record.Machine is { UnoptimizedAssemblies: { Length: > 0 } assemblies })
        {
            yield return new(HealthSeverity.Suspect, "debug-build", "Debug build", $"A Debug build measures the debug build: {string.Join(", ", assemblies)}. Run with -c Release.");
        }
    }
}
