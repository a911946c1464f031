using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>A second of a run.</summary>
/// <param name="tick">The engine's counters.</param>
/// <param name="result">Judges what was measured so far.</param>
internal sealed class RunMoment(EngineTick tick, Lazy<LoadResult> result)
{
    public EngineTick Tick => tick;

    /// <summary>
    /// What was measured so far, judged as if the run ended now. Made when the first of all companions asks, on its thread, and shared: it costs about as much as a
    /// snapshot of all metrics. Who needs only a few takes a snapshot of these.
    /// </summary>
    public LoadResult Result => result.Value;
}
