using System.Text.Json;
using BotFlow.Api.Storage;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;

namespace BotFlow.Api.Templates;

/// <summary>The templates of a category, from the cache where they are in it.</summary>
public sealed class TemplateCatalogue(IDistributedCache cache, Database database, IOptions<TemplateOptions> options)
{
    private static readonly TimeSpan Query = TimeSpan.FromMilliseconds(20);
    private readonly DistributedCacheEntryOptions _lifetime = new() { AbsoluteExpirationRelativeToNow = options.Value.TimeToLive };

    public static readonly string[] Categories = ["support", "sales", "booking", "survey", "faq"];

    /// <returns>The list as JSON, and whether it was in the cache.</returns>
    public async Task<(byte[] Json, bool IsHit)> ListAsync(string category, CancellationToken cancellationToken)
    {
        var key = $"templates:{category}";
        if (await cache.GetAsync(key, cancellationToken) is { } cached)
            return (cached, true);

        var templates = await database.QueryAsync(Query, () => Of(category), cancellationToken);
        var json = JsonSerializer.SerializeToUtf8Bytes(templates, JsonSerializerOptions.Web);
        await cache.SetAsync(key, json, _lifetime, cancellationToken);
        return (json, false);
    }

    private static BotTemplate[] Of(string category) =>
        [.. Enumerable.Range(1, 12).Select(number => new BotTemplate(category, $"{category} {number}", $"Hello! This is the {category} desk. How can I help?"))];
}
