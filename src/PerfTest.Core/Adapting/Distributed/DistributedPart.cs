using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>What this process has to do with a load test of several machines. Disposed of when the test is over here, however it ended.</summary>
internal abstract class DistributedPart : IAsyncDisposable
{
    /// <summary>What is run here: an agent's is that of its segment, whose limits are the controller's to judge.</summary>
    public abstract LoadPlan Plan { get; }

    /// <summary>Between the machines when the run is over: the agents' totals go one way, the controller's verdict the other.</summary>
    /// <param name="result">As it was judged here.</param>
    public abstract Task<LoadResult> ShareAsync(LoadResult result);

    public abstract ValueTask DisposeAsync();
}
