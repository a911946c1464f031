using System.ComponentModel.DataAnnotations;

namespace QuickStart.Api.Products;

/// <summary>What a client sends to create or to change a product. The framework answers 400 with the broken rules before an endpoint sees an invalid one.</summary>
public sealed record ProductDraft
{
    [Required, StringLength(80, MinimumLength = 2)]
    public string Name { get; init; } = "";

    [Required, StringLength(30, MinimumLength = 2)]
    public string Category { get; init; } = "";

    [Range(0.01, 100_000)]
    public decimal Price { get; init; }

    [Range(0, 1_000_000)]
    public int Stock { get; init; }
}
