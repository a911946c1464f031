namespace FlagMeter.Api.Usage;

public static class UsageEndpoints
{
    public static void MapUsage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/usage/{tenant}", (string tenant, UsageLedger ledger) => ledger.Of(tenant) is { } usage ? Results.Ok(usage) : Results.NotFound());
}
