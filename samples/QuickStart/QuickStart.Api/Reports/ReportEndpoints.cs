using QuickStart.Api.Products;

namespace QuickStart.Api.Reports;

public static class ReportEndpoints
{
    /// <summary>How long the warehouse takes to answer. Slow on purpose: it is the endpoint that a load test finds.</summary>
    private static readonly TimeSpan WarehouseDelay = TimeSpan.FromMilliseconds(80);

    public static void MapReports(this IEndpointRouteBuilder app) => app.MapGet("/reports/stock", Stock);

    private static async Task<StockReport> Stock(ProductCatalogue catalogue, CancellationToken cancellationToken)
    {
        await Task.Delay(WarehouseDelay, cancellationToken);
        return StockReport.Of(catalogue.All());
    }
}
