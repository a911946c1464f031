namespace PerfTest.Planning;

/// <summary>A scenario with the settings it was made from.</summary>
/// <param name="Scenario">What will be run.</param>
/// <param name="Settings">The merged settings, before the time scale.</param>
internal sealed record PlannedScenario(Scenario Scenario, ExecutionSettings Settings);
