using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>What a report says that is not in the result.</summary>
internal sealed record ReportContext
{
    /// <summary>The framework's name and version: <c>xUnit 2.9.3</c>; null at the code-first door.</summary>
    public string? Framework { get; init; }

    /// <summary>The command that runs just this test again, or null.</summary>
    public string? RerunCommand { get; init; }

    /// <summary>The run goes on: reports show how far it is, and no verdict.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Earlier runs that this one can be compared with, the oldest first.</summary>
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];

    /// <summary>Lines that the agent of a CI server must find in the test's output.</summary>
    public IReadOnlyList<string> AgentCommands { get; init; } = [];
}
