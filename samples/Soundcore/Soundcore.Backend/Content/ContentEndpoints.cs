namespace Soundcore.Backend.Content;

public static class ContentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/templates", (TemplateLibrary library) => library.Names);
        routes.MapPost("/texts", (ContentRequest request, TemplateLibrary library) => library.Generate(request) is { } text ? Results.Ok(text) : Results.NotFound());
    }
}
