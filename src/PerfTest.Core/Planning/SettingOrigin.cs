namespace PerfTest.Planning;

/// <summary>One setting of the plan and the layer that set it.</summary>
/// <param name="Setting">Its name as a user writes it: <c>Vus</c>, <c>Duration</c>.</param>
/// <param name="Value">Its value as written; in canonical form where it is a default or was changed by an override.</param>
/// <param name="Origin">The layer: <c>[LoadTest]</c>, <c>[Profile("smoke")]</c>, <c>PERFTEST_VUS</c>, <c>default</c>.</param>
/// <param name="Scenario">The scenario that it belongs to, or null for the whole run.</param>
internal sealed record SettingOrigin(string Setting, string Value, string Origin, string? Scenario = null);
