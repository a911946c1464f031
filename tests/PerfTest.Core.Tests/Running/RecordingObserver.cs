using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

/// <summary>Keeps everything the engine says, in order.</summary>
internal sealed class RecordingObserver : IRunObserver, IScenarioObserver
{
    public List<IterationSample> CompletedIterations { get; } = [];

    public List<IterationSample> InterruptedIterations { get; } = [];

    public List<(DropReason Reason, long Count, long Due)> Drops { get; } = [];

    public List<EngineTick> Ticks { get; } = [];

    public List<(string Name, bool Passed)> Checks { get; } = [];

    public List<(string Path, long Duration)> Groups { get; } = [];

    /// <summary>Starts of all iterations that were measured, in order.</summary>
    public IEnumerable<long> Starts => CompletedIterations.Concat(InterruptedIterations).Select(sample => sample.Start).Where(start => start >= 0).Order();

    public IScenarioObserver ForScenario(Scenario scenario, ScenarioBody? body = null) => this;

    public void Tick(EngineTick tick) => Ticks.Add(tick);

    public void Completed(in IterationSample sample) => CompletedIterations.Add(sample);

    public void Interrupted(in IterationSample sample) => InterruptedIterations.Add(sample);

    public void Dropped(DropReason reason, long count, long due) => Drops.Add((reason, count, due));

    public void Check(VirtualUser vu, string name, bool passed) => Checks.Add((name, passed));

    public void GroupEnded(VirtualUser vu, string path, long duration) => Groups.Add((path, duration));

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
