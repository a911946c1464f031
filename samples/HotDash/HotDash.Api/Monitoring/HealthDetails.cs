namespace HotDash.Api.Monitoring;

/// <param name="Status"><c>Healthy</c>, <c>Degraded</c> or <c>Unhealthy</c>.</param>
/// <param name="Instance">Which run of the application this is.</param>
/// <param name="UptimeSeconds">Since its start.</param>
/// <param name="MemoryBytes">The memory of its process.</param>
/// <param name="Checks">The parts.</param>
public sealed record HealthDetails(string Status, Guid Instance, double UptimeSeconds, long MemoryBytes, IReadOnlyDictionary<string, string> Checks);
