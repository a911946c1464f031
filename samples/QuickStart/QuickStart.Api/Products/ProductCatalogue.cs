using System.Collections.Concurrent;

namespace QuickStart.Api.Products;

/// <summary>The products, in memory. Safe for any number of requests at a time.</summary>
public sealed class ProductCatalogue
{
    private readonly ConcurrentDictionary<int, Product> _products = new();
    private int _lastId;

    public int Count => _products.Count;

    public static ProductCatalogue WithSampleProducts()
    {
        var catalogue = new ProductCatalogue();
        foreach (var draft in SampleProducts.All())
            catalogue.Add(draft);
        return catalogue;
    }

    public IReadOnlyList<Product> List(int page, int pageSize) =>
        [.. _products.Values.OrderBy(product => product.Id).Skip((page - 1) * pageSize).Take(pageSize)];

    public IReadOnlyList<Product> Search(string words, int limit) =>
        [.. _products.Values
            .Where(product => product.Name.Contains(words, StringComparison.OrdinalIgnoreCase))
            .OrderBy(product => product.Id)
            .Take(limit)];

    public IReadOnlyList<Product> All() => [.. _products.Values];

    public Product? Find(int id) => _products.GetValueOrDefault(id);

    public Product Add(ProductDraft draft)
    {
        var product = From(Interlocked.Increment(ref _lastId), draft);
        _products[product.Id] = product;
        return product;
    }

    /// <returns>The product as it is now, or null if there is none with this id.</returns>
    public Product? Replace(int id, ProductDraft draft)
    {
        while (_products.TryGetValue(id, out var current))
        {
            var changed = From(id, draft);
            if (_products.TryUpdate(id, changed, current))
                return changed;
        }
        return null;
    }

    private static Product From(int id, ProductDraft draft) => new(id, draft.Name, draft.Category, draft.Price, draft.Stock);
}
