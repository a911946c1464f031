namespace FlagMeter.Api.Usage;

/// <summary>What a tenant has used.</summary>
public sealed record TenantUsage(string Tenant, long Events, long Tokens, IReadOnlyList<FeatureUsage> Features)
{
    public static TenantUsage Of(string tenant, IEnumerable<FeatureUsage> features)
    {
        List<FeatureUsage> sorted = [.. features.OrderByDescending(feature => feature.Tokens).ThenBy(feature => feature.Feature, StringComparer.Ordinal)];
        return new(tenant, sorted.Sum(feature => feature.Events), sorted.Sum(feature => feature.Tokens), sorted);
    }
}
