using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>What the engine tells the rooms after it. It knows no metric; it says what happened and when.</summary>
internal interface IRunObserver
{
    /// <summary>Called before load: once for each scenario, and once more for each of its bodies that has a name or tags of its own.</summary>
    /// <param name="scenario">Whose iterations they are.</param>
    /// <param name="body">The body that runs them; null for what has no body of its own.</param>
    IScenarioObserver ForScenario(Scenario scenario, ScenarioBody? body = null);

    /// <summary>Called each second of the plan and once at the end, always from one thread, which is neither the pacer's nor the pool's.</summary>
    void Tick(EngineTick tick);
}
