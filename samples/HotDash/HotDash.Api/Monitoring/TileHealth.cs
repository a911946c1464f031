using HotDash.Api.Tiles;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Api.Monitoring;

/// <summary>Whether the tiles can be had.</summary>
public sealed class TileHealth(TileBoard board) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await board.FindAsync(TileBoard.Names[0]) is not null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("There are no tiles.");
}
