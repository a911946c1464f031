using PerfTest.Reporting;

namespace PerfTest.Adapting;

/// <summary>What became of a load test.</summary>
internal sealed record LoadRunOutcome
{
    /// <summary>Null where there were mistakes: nothing was run.</summary>
    public LoadResult? Result { get; init; }

    public required ReportContext Context { get; init; }

    /// <summary>What was wrong with the input, a sentence each.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];
}
