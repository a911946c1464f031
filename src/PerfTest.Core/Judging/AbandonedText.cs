using System.Collections.Immutable;
using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>Iterations that never returned, by name.</summary>
internal static class AbandonedText
{
    private const int Named = 3;

    public static string Of(ImmutableArray<AbandonedIteration> abandoned)
    {
        var named = abandoned.Take(Named).Select(iteration =>
            $"iteration {Figures.Count(iteration.Iteration)} of VU {Figures.Count(iteration.Vu)} in {iteration.Exec} (after {Figures.Time(iteration.RunningFor)})");
        var more = abandoned.Length > Named ? $" and {Figures.Count(abandoned.Length - Named)} more" : "";
        var subject = abandoned.Length == 1 ? "1 iteration never returned although its CancellationToken had fired, and was left behind" : $"{Figures.Count(abandoned.Length)} iterations never returned although their CancellationToken had fired, and were left behind";
        return $"{subject}: {string.Join(", ", named)}{more}. Pass vu.CancellationToken to whatever waits.";
    }
}
