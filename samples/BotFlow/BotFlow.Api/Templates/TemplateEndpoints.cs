using Microsoft.AspNetCore.Http.HttpResults;

namespace BotFlow.Api.Templates;

public static class TemplateEndpoints
{
    public static void AddTemplates(this IServiceCollection services, IConfigurationSection configuration)
    {
        services.Configure<TemplateOptions>(configuration);
        services.AddSingleton<TemplateCatalogue>();
        if (configuration["Redis"] is { Length: > 0 } redis)
            services.AddStackExchangeRedisCache(options => options.Configuration = redis);
        else
            services.AddDistributedMemoryCache();
    }

    public static void MapTemplates(this IEndpointRouteBuilder api) => api.MapGet("/templates/{category}", List);

    /// <summary>Says in <c>X-Cache</c> whether the cache had it: <c>HIT</c> or <c>MISS</c>.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> List(string category, TemplateCatalogue catalogue, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!TemplateCatalogue.Categories.Contains(category))
            return TypedResults.NotFound();

        var (json, isHit) = await catalogue.ListAsync(category, cancellationToken);
        response.Headers["X-Cache"] = isHit ? "HIT" : "MISS";
        return TypedResults.Bytes(json, "application/json");
    }
}
