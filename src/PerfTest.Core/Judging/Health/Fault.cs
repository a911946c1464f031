using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>Whose fault it is that iterations did not start, and what to do about it.</summary>
internal static class Fault
{
    public static string Of(ScenarioCounters counters)
    {
        var sentences = new List<string>();
        if (counters.DroppedNoIdleVu > 0 && counters.Scenario.Workload is ArrivalRateWorkload workload)
        {
            sentences.Add($"The plan's fault: all {Figures.Counted(workload.MaxVus, "VU")} were busy at {Figures.Count(counters.DroppedNoIdleVu)} due times; "
                + "raise MaxVus (rate × response time is what it takes), lower the rate, or make the target faster.");
        }

        if (counters.DroppedGeneratorLate > 0)
        {
            sentences.Add($"The generator's fault: {Figures.Count(counters.DroppedGeneratorLate)} due times were noticed too late; "
                + "this machine or process was too busy to keep the pace (see HEALTH).");
        }

        return string.Join(' ', sentences);
    }
}
