using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace QuickStart.Api.Products;

public static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/products", List);
        app.MapGet("/products/search", Search);
        app.MapGet("/products/{id}", Get).WithName("GetProduct");
        app.MapPost("/products", Create);
        app.MapPut("/products/{id}", Change);
    }

    private static ProductPage List(ProductCatalogue catalogue, [Range(1, 10_000)] int page = 1, [Range(1, 100)] int pageSize = 20) =>
        new(catalogue.List(page, pageSize), page, pageSize, catalogue.Count);

    private static IReadOnlyList<Product> Search(ProductCatalogue catalogue, [Required, StringLength(40, MinimumLength = 2)] string q) =>
        catalogue.Search(q, limit: 50);

    private static Results<Ok<Product>, NotFound> Get(int id, ProductCatalogue catalogue) =>
        catalogue.Find(id) is { } product ? TypedResults.Ok(product) : TypedResults.NotFound();

    private static CreatedAtRoute<Product> Create(ProductDraft draft, ProductCatalogue catalogue)
    {
        var product = catalogue.Add(draft);
        return TypedResults.CreatedAtRoute(product, "GetProduct", new { id = product.Id });
    }

    private static Results<Ok<Product>, NotFound> Change(int id, ProductDraft draft, ProductCatalogue catalogue) =>
        catalogue.Replace(id, draft) is { } product ? TypedResults.Ok(product) : TypedResults.NotFound();
}
