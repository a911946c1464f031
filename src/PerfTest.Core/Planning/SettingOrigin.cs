namespace PerfTest.Planning;

/// <summary>One setting of the plan and the layer that set it.</summary>
/// <param name="Setting">Its name as a user writes it: <c>Vus</c>, <c>Duration</c>.</param>
/// <param name="Value">Its value as written.</param>
/// <param name="Origin">The layer: <c>[LoadTest]</c>, <c>[Profile("smoke")]</c>, <c>PERFTEST_VUS</c>.</param>
internal sealed record SettingOrigin(string Setting, string Value, string Origin);
