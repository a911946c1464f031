using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

/// <summary>Keeps nothing, for runs whose counters say enough.</summary>
internal sealed class SilentObserver : IRunObserver, IScenarioObserver
{
    private readonly TaskCompletionSource _lastTick = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the engine has said that a tick was its last.</summary>
    public Task LastTick => _lastTick.Task;

    public IScenarioObserver ForScenario(Scenario scenario, ScenarioBody? body = null) => this;

    public void Tick(EngineTick tick)
    {
        if (tick.IsLast)
        {
            _lastTick.SetResult();
        }
    }

    public void Completed(in IterationSample sample)
    {
    }

    public void Interrupted(in IterationSample sample)
    {
    }

    public void Dropped(DropReason reason, long count, long due)
    {
    }

    public void Check(VirtualUser vu, string name, bool passed)
    {
    }

    public void GroupEnded(VirtualUser vu, string path, long duration)
    {
    }

    public void AddToCounter(VirtualUser vu, string metric, long amount)
    {
    }

    public void AddToTrend(VirtualUser vu, string metric, double value)
    {
    }

    public void AddToTrend(VirtualUser vu, string metric, TimeSpan duration)
    {
    }

    public void AddToRate(VirtualUser vu, string metric, bool value)
    {
    }

    public void SetGauge(VirtualUser vu, string metric, double value)
    {
    }
}
