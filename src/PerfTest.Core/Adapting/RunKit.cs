using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Adapting;

/// <summary>What all runs of one load test have in common: one, or one for each level of a search.</summary>
internal sealed record RunKit
{
    public required LoadRunRequest Request { get; init; }

    public required ReportContext Context { get; init; }

    public required ResultsFiles Files { get; init; }

    public required HostPolicy Hosts { get; init; }

    /// <summary>Gives requests traces; null: nobody asked for it.</summary>
    public TraceContext? Trace { get; init; }

    public required ProbeClients Probes { get; init; }

    public required TargetProcesses Processes { get; init; }

    /// <summary>What a request to an endpoint that does nothing costs this process, in bytes; null: it was not measured.</summary>
    public double? EmptyRequest { get; init; }

    public required ProgressSink Progress { get; init; }

    /// <summary><c>PERFTEST_STRICT_HEALTH=1</c>.</summary>
    public required bool StrictHealth { get; init; }
}
