namespace PerfTest.Planning;

/// <summary>A method that iterations of a scenario run, by name, so that a plan stays serialisable.</summary>
/// <param name="Exec">The method's name.</param>
/// <param name="Weight">Its share of the scenario's iterations, at least 1.</param>
internal sealed record ScenarioBody(string Exec, int Weight = 1);
