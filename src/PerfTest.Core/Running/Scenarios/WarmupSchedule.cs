using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>The load before t=0: linearly to the plan's first level in the first half of the warm-up, held in the second.</summary>
internal static class WarmupSchedule
{
    /// <summary>Of a closed model: steps at negative times. Empty without warm-up.</summary>
    public static IReadOnlyList<VuStep> Of(Scenario scenario, Segment segment)
    {
        long length = Nanoseconds.From(scenario.Warmup);
        if (length <= 0)
        {
            return [];
        }

        int level = VuLevel(scenario.Workload);
        int own = (int)segment.Share(level);
        var steps = new List<VuStep>(own);
        for (int n = 1; n <= own; n++)
        {
            long number = segment.GlobalIndex(n - 1) + 1;
            steps.Add(new VuStep(-length + (long)((Int128)(length / 2) * number / level), n));
        }

        return steps;
    }

    /// <summary>Of an open model: a ramping arrival rate that ends at t=0, or null without warm-up.</summary>
    public static ArrivalRateWorkload? ArrivalsOf(Scenario scenario)
    {
        if (scenario.Warmup <= TimeSpan.Zero || scenario.Workload is not ArrivalRateWorkload workload)
        {
            return null;
        }

        Rate level = RateLevel(workload);
        TimeSpan half = scenario.Warmup / 2;
        return new RampingArrivalRate(
            Rate.Zero,
            [new RateStage(half, level), new RateStage(scenario.Warmup - half, level)],
            workload.PreAllocatedVus,
            workload.MaxVus);
    }

    /// <summary>The plan's first level that is not zero; of a ramp from 0, a tenth of the peak.</summary>
    private static int VuLevel(Workload workload) => workload switch
    {
        RampingVus { StartVus: > 0 } ramp => ramp.StartVus,
        RampingVus { Stages: [{ Duration.Ticks: 0, Target: > 0 } jump, ..] } => jump.Target,
        _ when workload is RampingVus => Math.Max(1, (workload.PeakVus + 9) / 10),
        _ => workload.PeakVus,
    };

    private static Rate RateLevel(ArrivalRateWorkload workload) => workload switch
    {
        RampingArrivalRate { StartRate.Count: > 0 } ramp => ramp.StartRate,
        RampingArrivalRate { Stages: [{ Duration.Ticks: 0, Target.Count: > 0 } jump, ..] } => jump.Target,
        RampingArrivalRate => workload.PeakRate with { PeriodNanoseconds = workload.PeakRate.PeriodNanoseconds * 10 },
        _ => workload.PeakRate,
    };
}
