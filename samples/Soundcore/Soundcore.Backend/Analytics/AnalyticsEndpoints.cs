namespace Soundcore.Backend.Analytics;

public static class AnalyticsEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/overview", (AnalyticsFigures figures) => figures.Overview);
        routes.MapGet("/content", (AnalyticsFigures figures) => figures.Content);
        routes.MapGet("/search", (AnalyticsFigures figures) => figures.Search);
    }
}
