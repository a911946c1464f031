namespace PerfTest.Judging;

/// <summary>Live target: CPU of this process &gt; 90 % of its quota in more than 10 % of the seconds. A host in the same process uses the CPU itself.</summary>
internal sealed class ProcessCpu : IHealthRule
{
    private const double Most = 0.1;

    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        if (!context.Record.IsInMemory && context.Measured is { } measured && measured.CpuSaturatedShare > Most)
        {
            yield return new(
                HealthSeverity.Suspect,
                "process-cpu",
                "generator out of CPU",
                $"The generator used more than 90 % of its {Figures.Number(measured.CpuQuota)} CPU {(measured.CpuQuota == 1 ? "core" : "cores")} in {Figures.Percent(measured.CpuSaturatedShare, 0)} of the seconds: "
                + "it may have been the bottleneck.");
        }
    }
}
