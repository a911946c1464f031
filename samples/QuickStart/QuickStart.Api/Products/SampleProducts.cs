namespace QuickStart.Api.Products;

/// <summary>A few hundred products, the same at every start: what a load test measures today must be there tomorrow.</summary>
public static class SampleProducts
{
    private static readonly string[] Materials = ["Oak", "Beech", "Walnut", "Steel", "Glass", "Linen", "Cork", "Marble"];
    private static readonly string[] Rooms = ["Kitchen", "Garden", "Office", "Hallway", "Nursery", "Studio", "Terrace"];
    private static readonly string[] Categories = ["chair", "table", "shelf", "lamp", "bench", "desk"];

    public static IEnumerable<ProductDraft> All()
    {
        var number = 0;
        foreach (var material in Materials)
            foreach (var room in Rooms)
                foreach (var category in Categories)
                {
                    number++;
                    yield return new ProductDraft
                    {
                        Name = $"{material} {room.ToLowerInvariant()} {category}",
                        Category = category,
                        Price = 19.90m + number * 37 % 400,
                        Stock = number * 53 % 120,
                    };
                }
    }
}
