using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>Sends no load itself: starts the agents, adds up what they measure, and judges it.</summary>
internal abstract class ControllerPart : DistributedPart, IRunControl
{
    public abstract void Stop(StopCause cause, string reason);

    public abstract void Fault(Exception exception);

    /// <summary>Runs the test on the agents, from the start to the last one's totals.</summary>
    /// <param name="recorder">Takes what they measure, plan second by plan second.</param>
    /// <param name="watch">Told of each.</param>
    /// <param name="borders">Times at which it wants to be told, beside each second; ascending, nanoseconds from t=0.</param>
    /// <param name="endAsync">Ends what watches the target from here, before all is added up; told whether the run was cut short.</param>
    /// <returns>All that was seen anywhere.</returns>
    /// <exception cref="DistributionException">Nobody started.</exception>
    public abstract Task<RunRecord> ConductAsync(RunRecorder recorder, IRunObserver watch, ImmutableArray<long> borders, Func<bool, Task> endAsync);
}
