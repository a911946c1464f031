using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotDash.Api.Tiles;

public static class TileEndpoints
{
    private static readonly string Page = new StringBuilder()
        .AppendLine("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>HotDash</title></head><body><h1>HotDash</h1>")
        .AppendJoin('\n', TileBoard.Names.Select(name => $"<section data-tile=\"{name}\"><h2>{name}</h2><p>…</p></section>"))
        .AppendLine("</body></html>")
        .ToString();

    public static void MapTiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => TypedResults.Content(Page, "text/html; charset=utf-8"));
        app.MapGet("/api/tiles/{name}", Get);
    }

    private static async Task<Results<Ok<Tile>, NotFound>> Get(string name, TileBoard board) =>
        await board.FindAsync(name) is { } tile ? TypedResults.Ok(tile) : TypedResults.NotFound();
}
