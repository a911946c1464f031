namespace PerfTest;

/// <summary>One setting of the run and where it came from.</summary>
/// <param name="Name">As it is written: <c>Vus</c>, <c>Duration</c>.</param>
/// <param name="Value">As it was written.</param>
/// <param name="Origin">The layer: <c>[LoadTest]</c>, <c>[Profile("smoke")]</c>, <c>PERFTEST_VUS</c>, <c>default</c>.</param>
/// <param name="Scenario">The scenario that it belongs to, or null for the whole run.</param>
public sealed record SettingResult(string Name, string Value, string Origin, string? Scenario);
