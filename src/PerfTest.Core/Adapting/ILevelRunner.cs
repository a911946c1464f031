using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>Puts a level of load on the target and measures.</summary>
internal interface ILevelRunner
{
    /// <param name="workload">The load.</param>
    /// <param name="settle">How long it is there before it is measured.</param>
    /// <param name="name">What progress calls it.</param>
    /// <param name="soFar">What the levels before have found; null: it is no level, the target rests.</param>
    Task<LoadResult> RunAsync(Workload workload, TimeSpan settle, string name, BreakingPointResult? soFar);
}
