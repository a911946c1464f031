namespace PerfTest.Judging;

/// <summary>GC pauses &gt; 5 % of the time, or one pause &gt; 10 % of the tightest latency limit.</summary>
internal sealed class GcPauses : IHealthRule
{
    private const double MostOfTime = 0.05;
    private const double MostOfLimit = 0.1;

    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        if (context.Measured is not { } measured)
        {
            yield break;
        }

        if (measured.GcPauseShare > MostOfTime)
        {
            yield return new(
                HealthSeverity.Suspect,
                "gc-pauses",
                "GC pauses",
                $"Garbage collections stood the process still for {Figures.Percent(measured.GcPauseShare, 1)} of the time, more than 5 %.");
        }

        if (context.TightestLimit is { } limit && measured.GcPauseLongest > MostOfLimit * limit)
        {
            yield return new(
                HealthSeverity.Suspect,
                "gc-pause",
                "long GC pause",
                $"A garbage collection stood the process still for {Figures.Time(measured.GcPauseLongest)}, more than a tenth of the tightest limit ({Figures.Time(limit)}).");
        }
    }
}
