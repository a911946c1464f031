namespace PerfTest.Judging;

/// <summary>A code coverage collector counts every line that is executed.</summary>
internal sealed class CoverageCollector : IHealthRule
{
    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        if (context.Record.Machine is { CodeCoverage: { } collector })
        {
            yield return new(HealthSeverity.Suspect, "code-coverage", "code coverage", $"Code coverage was collected ({collector}): it slows the code that it counts.");
        }
    }
}
