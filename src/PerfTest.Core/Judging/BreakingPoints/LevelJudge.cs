using PerfTest.Measuring;

namespace PerfTest.Judging;

/// <summary>Whether a level of a search held: its limits, the load that was served, and whether the load generator can be believed. Pure.</summary>
internal static class LevelJudge
{
    /// <summary>Fewer completed than this share of what was offered: the target does not keep up, whatever its latency.</summary>
    public const double LeastCompleted = 0.95;

    /// <summary>These say something of the run as a whole, not of a level, or of drops, which are looked at here.</summary>
    private static readonly HashSet<string> NotOfALevel = ["debugger", "code-coverage", "debug-build", "undelivered-starts", "undelivered-window", "missing-vus"];

    private static readonly string[] OfFailures = [MetricNames.HttpReqFailed, MetricNames.IterationFailed, MetricNames.Checks];

    /// <param name="result">The level's own result.</param>
    /// <param name="offered">Iterations per second that were due; null in a closed model.</param>
    /// <returns>The verdict, and why it is not better.</returns>
    public static (LevelVerdict Verdict, string? Reason) Of(LoadResult result, double? offered)
    {
        double completed = CompletedPerSecond(result);
        if (WhyBroken(result, completed, offered) is not { } broken)
        {
            return (LevelVerdict.Held, null);
        }

        // A wrong answer is the target's, however late the question was.
        if (result.Thresholds.FirstOrDefault(threshold => !threshold.Passed && OfFailures.Any(metric => threshold.Metric.StartsWith(metric, StringComparison.Ordinal))) is { } wrong)
        {
            return (LevelVerdict.Broke, BrokenLimit.Describe(wrong));
        }

        return WhyNotBelieved(result) is { } unwell ? (LevelVerdict.GeneratorLimit, unwell) : (LevelVerdict.Broke, broken);
    }

    public static double CompletedPerSecond(LoadResult result) => result.Metrics.Counter(MetricNames.Iterations).Rate;

    private static string? WhyBroken(LoadResult result, double completed, double? offered)
    {
        // Dropped iterations are a reason of their own only where enough were completed; else they are the same reason.
        if (offered is { } due && completed < LeastCompleted * due)
        {
            return $"Only {Figures.PerSecond(completed)} of {Figures.PerSecond(due)} were completed (at least 95 % must be).";
        }

        return result.Thresholds.FirstOrDefault(threshold => !threshold.Passed) is { } limit ? BrokenLimit.Describe(limit)
            : result.Verdict == LoadVerdict.Passed || result.Verdict == LoadVerdict.NotDelivered ? null
            : result.Summary;
    }

    private static string? WhyNotBelieved(LoadResult result)
    {
        long late = result.Metrics.Counter(MetricNames.DroppedIterations, (TagNames.Reason, "generator_late")).Count;
        if (late > 0 && late * 2 > result.Iterations.Dropped)
        {
            return $"The load generator was too late for {Figures.Counted(late, "iteration")}.";
        }

        // In memory the pool is the target's, too: what blocks it may be the target.
        return result.Health.Findings
            .FirstOrDefault(finding => finding.Severity == HealthSeverity.Suspect && !NotOfALevel.Contains(finding.Rule) && !(result.IsInMemory && finding.Rule == "pool-delay"))?.Sentence;
    }
}
