namespace Soundcore.Backend.Support;

public static class SupportEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tickets", (TicketDesk desk) => desk.Latest());
        routes.MapPost("/tickets", (TicketDraft draft, TicketDesk desk) =>
        {
            var ticket = desk.Open(draft);
            return Results.Created($"/api/support/tickets/{ticket.Id}", ticket);
        });
    }
}
