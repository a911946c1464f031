using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>What a passed load test has to say in one sentence.</summary>
internal static class PassText
{
    public static string Of(RunRecord record, IterationResult iterations, LatencyMetric latency)
    {
        var plan = record.Plan;
        if (plan.Mode != RunMode.Full)
        {
            var mode = plan.Mode == RunMode.Debug ? "debugger: one VU, one iteration, no thresholds" : "smoke: one VU, one iteration, no thresholds";
            return $"{Figures.Counted(iterations.Completed, "iteration")} ({mode})";
        }

        var text = $"{Figures.Counted(iterations.Completed, "iteration")}, {Figures.PerSecond(iterations.Rate)}";
        var end = record.Outcome.Cause == StopCause.DataUsedUp ? $"; ended at {Figures.Moment(Nanoseconds.ToTimeSpan(record.Outcome.End))}: {record.Outcome.StopReason}" : "";
        var name = latency.Name.Contains('+', StringComparison.Ordinal) ? "headline" : latency.Name;
        return latency.Distribution is { Values.Count: > 0 } all && all.Quantile(0.95) is { } p95 ? $"{text}; p(95) {Figures.Time(p95)} ({name}){end}" : text + end;
    }
}
