using QuickStart.Api.Products;

namespace QuickStart.Api.Reports;

/// <summary>What lies in the warehouse.</summary>
/// <param name="Pieces">All pieces.</param>
/// <param name="Value">What they are worth, in euros.</param>
/// <param name="Categories">The same by category, by name.</param>
public sealed record StockReport(int Pieces, decimal Value, IReadOnlyList<StockReport.Line> Categories)
{
    public sealed record Line(string Category, int Pieces, decimal Value);

    public static StockReport Of(IEnumerable<Product> products)
    {
        Line[] lines =
        [
            .. products
                .GroupBy(product => product.Category)
                .Select(shelf => new Line(shelf.Key, shelf.Sum(product => product.Stock), shelf.Sum(product => product.Stock * product.Price)))
                .OrderBy(line => line.Category, StringComparer.Ordinal),
        ];
        return new(lines.Sum(line => line.Pieces), lines.Sum(line => line.Value), lines);
    }
}
