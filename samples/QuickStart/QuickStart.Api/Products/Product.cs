namespace QuickStart.Api.Products;

/// <summary>Something that can be bought.</summary>
/// <param name="Id">Given by the catalogue, from 1 on.</param>
/// <param name="Name">What the customer reads.</param>
/// <param name="Category">The shelf it stands on: "chair", "table", …</param>
/// <param name="Price">In euros, without tax.</param>
/// <param name="Stock">Pieces in the warehouse.</param>
public sealed record Product(int Id, string Name, string Category, decimal Price, int Stock);
