using PerfTest.Measuring;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>Sends a segment of the load and tells the controller what it measures.</summary>
internal abstract class AgentPart : DistributedPart
{
    /// <summary>Goes between the engine and whoever watches it here.</summary>
    /// <param name="watch">Told first.</param>
    /// <param name="recorder">Where the samples are.</param>
    public abstract IRunObserver Observe(IRunObserver watch, RunRecorder recorder);

    /// <summary>Tells the controller that all is set up here, and waits for the start.</summary>
    /// <param name="engine">Stopped when the controller wants it or is not heard of any more.</param>
    /// <param name="cancellationToken">Ends the wait: this agent takes no part.</param>
    /// <returns>When to start, warm-up included, on the scale of <see cref="MonotonicTime"/>.</returns>
    /// <exception cref="DistributionException">Nobody starts.</exception>
    public abstract Task<long> ReadyAsync(IRunControl engine, CancellationToken cancellationToken);
}
