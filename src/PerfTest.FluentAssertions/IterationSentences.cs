using PerfTest.Judging;

namespace PerfTest;

/// <summary>What is wrong with iterations: what goes behind "but", or null.</summary>
internal static class IterationSentences
{
    public static string? Dropped(IterationResult iterations, string reasons = "") => iterations.Due == 0 ? "no iteration was due."
        : iterations.Dropped == 0 ? null
        : $"{Figures.Count(iterations.Dropped)} of {Figures.Count(iterations.Due)} that were due never started ({Figures.Percent((double)iterations.Dropped / iterations.Due)}){reasons}.";

    public static string? RateNotAbove(IterationResult iterations, double perSecond) => iterations.Completed == 0 ? "no iteration was completed."
        : iterations.Rate > perSecond ? null
        : $"it was {Limits.Beside(iterations.Rate, perSecond, Figures.PerSecond)}: {Figures.Counted(iterations.Completed, "iteration")} completed.";
}
