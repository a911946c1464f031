using MarTech.Api.Events;

namespace MarTech.Api.Monitoring;

public static class MonitoringEndpoints
{
    public static void MapMonitoring(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health", (EventBuffer buffer) => TypedResults.Ok(new IngestionHealth(buffer.Size < buffer.Capacity ? "ok" : "full", buffer.Size, buffer.Capacity)));
        app.MapGet("/metrics", (EventBuffer buffer, EventStore store, IngestionMetrics metrics) =>
            TypedResults.Text(metrics.ToText(buffer, store), "text/plain; version=0.0.4"));
    }
}
