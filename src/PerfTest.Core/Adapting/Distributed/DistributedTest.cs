using System.Reflection;
using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>A load test that several machines are to run together.</summary>
internal sealed record DistributedTest
{
    /// <summary>The whole load's.</summary>
    public required LoadPlan Plan { get; init; }

    /// <summary>Whose build must be the same everywhere; null where it is not known.</summary>
    public Assembly? TestAssembly { get; init; }

    /// <summary>Takes lines for whoever is waiting.</summary>
    public required Action<string> Tell { get; init; }

    /// <summary>Ends the wait.</summary>
    public CancellationToken CancellationToken { get; init; }
}
