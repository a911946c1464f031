using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>What became of a load test.</summary>
internal sealed record LoadRunOutcome
{
    /// <summary>Null where there were mistakes, or a set-up failed: nothing was run.</summary>
    public LoadResult? Result { get; init; }

    public required ReportContext Context { get; init; }

    /// <summary>What was wrong with the input, a sentence each.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>Which virtual user's set-up threw, and what; nothing was run. Null: none.</summary>
    public VuSetUpException? SetUpFailure { get; init; }
}
