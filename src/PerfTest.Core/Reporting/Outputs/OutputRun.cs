using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>The run for which outputs are opened.</summary>
internal sealed record OutputRun
{
    public required LoadPlan Plan { get; init; }

    public required ResultsFiles Files { get; init; }

    public required ReportContext Context { get; init; }
}
