namespace PerfTest.Adapting;

/// <summary>What an adapter gives back to its framework.</summary>
internal sealed record LoadTestOutcome
{
    /// <summary>Null if no load was sent.</summary>
    public LoadResult? Result { get; init; }

    /// <summary>The report for the test's output, whether or not it passed; empty if no load was sent.</summary>
    public required string Report { get; init; }

    /// <summary>Absolute paths of the files that were written, for frameworks that can attach them.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Null if the test passed.</summary>
    public Exception? Failure { get; init; }
}
