using System.ComponentModel.DataAnnotations;

namespace Soundcore.Backend.Knowledge;

public static class KnowledgeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/items", (KnowledgeBase articles, [Range(1, 1_000_000)] int page = 1) => articles.Page(page));
        routes.MapGet("/items/{id:int}", (int id, KnowledgeBase articles) => articles.Find(id) is { } item ? Results.Ok(item) : Results.NotFound());
        routes.MapGet("/search", ([Required, StringLength(100)] string q, KnowledgeBase articles) => articles.Search(q));
        routes.MapPost("/items", (KnowledgeDraft draft, KnowledgeBase articles) =>
        {
            var item = articles.Add(draft);
            return Results.Created($"/api/knowledge/items/{item.Id}", item);
        });
    }
}
