using System.Collections.Immutable;

namespace PerfTest.Judging;

/// <summary>All rules about the generator, asked in order.</summary>
internal static class HealthExaminer
{
    /// <summary>About the load, which several machines send together.</summary>
    private static readonly ImmutableArray<IHealthRule> OfLoad =
    [
        new MissingLoad(),
        new UndeliveredStarts(),
        new UndeliveredWindow(),
        new MissingVus(),
        new LagBehindFailure(),
        new StartLag(),
    ];

    /// <summary>About a process and its machine: each of several by itself, since one that is well does not make up for one that is not.</summary>
    private static readonly ImmutableArray<IHealthRule> OfProcess =
    [
        new PoolDelay(),
        new GcPauses(),
        new ProcessCpu(),
        new DebuggerAttached(),
        new CoverageCollector(),
        new DebugBuild(),
    ];

    /// <summary>What they find, the worst first.</summary>
    public static ImmutableArray<HealthFinding> Examine(HealthContext context) =>
    [
        .. OfLoad.SelectMany(rule => rule.Examine(context)).Concat(Processes(context)).OrderByDescending(finding => finding.Severity),
    ];

    private static IEnumerable<HealthFinding> Processes(HealthContext context) => context.Record.Parts.IsEmpty
        ? OfProcess.SelectMany(rule => rule.Examine(context))
        : context.Record.Parts.SelectMany(part => OfProcess
            .SelectMany(rule => rule.Examine(context with { Record = context.Record with { Health = part.Health, Machine = part.Machine } }))
            .Select(finding => finding with { Sentence = $"On {part.Label}: {finding.Sentence}" }));
}
