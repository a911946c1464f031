using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>What the engine tells the rooms after it. It knows no metric; it says what happened and when.</summary>
internal interface IRunObserver
{
    /// <summary>Called once for each scenario, before load.</summary>
    IScenarioObserver ForScenario(Scenario scenario);

    /// <summary>Called each second of the plan and once at the end, always from one thread, which is neither the pacer's nor the pool's.</summary>
    void Tick(EngineTick tick);
}
