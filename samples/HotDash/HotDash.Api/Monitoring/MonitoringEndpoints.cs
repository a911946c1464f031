using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Api.Monitoring;

public static class MonitoringEndpoints
{
    public static void MapMonitoring(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health");
        app.MapGet("/api/monitoring/health", Details);
    }

    private static async Task<IResult> Details(HealthCheckService health, Instance instance, CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(cancellationToken);
        var details = new HealthDetails(
            report.Status.ToString(),
            instance.Id,
            instance.Uptime.TotalSeconds,
            Environment.WorkingSet,
            report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()));
        return TypedResults.Json(details, statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
