namespace HotDash.Api.Tiles;

/// <summary>A figure on the dashboard.</summary>
/// <param name="Name">What it is about: <c>sales</c>.</param>
/// <param name="Value">The figure.</param>
/// <param name="Change">Since yesterday, as a fraction.</param>
/// <param name="UpdatedAt">When it was computed.</param>
public sealed record Tile(string Name, decimal Value, double Change, DateTimeOffset UpdatedAt);
