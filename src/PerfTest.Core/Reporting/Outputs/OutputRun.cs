using PerfTest.Planning;

namespace PerfTest.Reporting;

/// <summary>The run for which outputs are opened.</summary>
internal sealed record OutputRun
{
    public required LoadPlan Plan { get; init; }

    public required ResultsFiles Files { get; init; }

    public required ReportContext Context { get; init; }

    /// <summary>What takes the run's single samples; null where no output wants them.</summary>
    public SampleDrain? Samples { get; init; }

    /// <summary>Finds an environment variable, of the CI server that this runs on.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>For what is not done at every chance.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
