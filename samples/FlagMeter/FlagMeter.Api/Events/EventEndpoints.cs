namespace FlagMeter.Api.Events;

public static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/events", (FlagEvent flagEvent, EventQueue queue, HttpResponse response) =>
        {
            if (queue.TryEnqueue(flagEvent))
            {
                return Results.Accepted();
            }

            response.Headers.RetryAfter = "1";
            return Results.Problem("The queue of events is full.", statusCode: StatusCodes.Status503ServiceUnavailable);
        });
}
