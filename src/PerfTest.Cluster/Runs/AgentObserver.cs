using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Runs;

/// <summary>Sees the engine's ticks after whoever watches the run on the agent itself.</summary>
internal sealed class AgentObserver(IRunObserver watch, FigureSender figures) : IRunObserver
{
    public IScenarioObserver ForScenario(Scenario scenario, ScenarioBody? body = null) => watch.ForScenario(scenario, body);

    public void Tick(EngineTick tick)
    {
        watch.Tick(tick);
        figures.Tick(tick);
    }
}
