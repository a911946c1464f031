using System.Collections.Immutable;

namespace PerfTest.Judging;

/// <summary>All rules about the generator, asked in order.</summary>
internal static class HealthExaminer
{
    private static readonly ImmutableArray<IHealthRule> Rules =
    [
        new UndeliveredStarts(),
        new UndeliveredWindow(),
        new MissingVus(),
        new LagBehindFailure(),
        new StartLag(),
        new PoolDelay(),
        new GcPauses(),
        new ProcessCpu(),
        new DebuggerAttached(),
        new CoverageCollector(),
        new DebugBuild(),
    ];

    /// <summary>What they find, the worst first.</summary>
    public static ImmutableArray<HealthFinding> Examine(HealthContext context) =>
        [.. Rules.SelectMany(rule => rule.Examine(context)).OrderByDescending(finding => finding.Severity)];
}
