using System.Reflection;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Adapting;

/// <summary>What a companion may see and do of a run. All members may be used from any thread.</summary>
internal sealed class RunScope
{
    public LoadPlan Plan => Recorder.Plan;

    /// <summary>Of a search for the breaking point the level, which is a run of its own: <c>5,000/s</c>; null: the run is no search.</summary>
    public string? Level { get; init; }

    /// <summary>What the run is called: the test, and the level of its search.</summary>
    public string Title => Level is null ? Plan.Name : $"{Plan.Name}: {Level}";

    /// <summary>Its store gives cheap snapshots of some metrics at any time, and takes what a companion measures itself.</summary>
    public required RunRecorder Recorder { get; init; }

    public required ReportContext Context { get; init; }

    /// <summary>The test's folder of results.</summary>
    public required ResultsFiles Files { get; init; }

    /// <summary>Null where it is not known.</summary>
    public Assembly? TestAssembly { get; init; }

    /// <summary>Ends the run gracefully; the sentence says why in the report. Returns at once.</summary>
    public required Action<string> Stop { get; init; }

    /// <summary>Writes a line, now, where the lines of progress go.</summary>
    public required Action<string> Tell { get; init; }

    /// <summary>Puts a few words at the end of each line of progress, such as an address.</summary>
    public required Action<string> Note { get; init; }

    /// <summary>Puts a sentence into the report's warnings. The verdict stands unless <c>PERFTEST_STRICT_OUTPUTS=1</c>.</summary>
    public required Action<string> Warn { get; init; }
}
