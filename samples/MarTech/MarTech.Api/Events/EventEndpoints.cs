using MarTech.Api.Monitoring;

namespace MarTech.Api.Events;

public static class EventEndpoints
{
    private const int LargestBatch = 1_000;

    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        app.MapPost("/events", (MarketingEvent marketingEvent, EventBuffer buffer, IngestionMetrics metrics) =>
            metrics.Counted(Take(marketingEvent, buffer)));
        app.MapPost("/events/batch", (MarketingEvent[] batch, EventBuffer buffer, IngestionMetrics metrics) =>
            metrics.Counted(TakeAll(batch, buffer)));
        app.MapGet("/events/totals", (EventStore store) => TypedResults.Ok(store.Totals()));
    }

    private static Ingestion Take(MarketingEvent marketingEvent, EventBuffer buffer) =>
        marketingEvent.Mistake() is { } mistake ? Ingestion.Refused(mistake)
        : buffer.TryAdd(marketingEvent) ? Ingestion.Accepted
        : Ingestion.Throttled;

    private static Ingestion TakeAll(MarketingEvent[] batch, EventBuffer buffer)
    {
        if (batch.Length is 0 or > LargestBatch)
            return Ingestion.Refused($"A batch has 1 to {LargestBatch} events, this one has {batch.Length}.");
        foreach (var marketingEvent in batch)
            if (marketingEvent.Mistake() is { } mistake)
                return Ingestion.Refused(mistake);
        return buffer.TryAddAll(batch) ? Ingestion.Accepted : Ingestion.Throttled;
    }
}
