using System.Collections.Concurrent;

namespace FlagMeter.Api.Usage;

/// <summary>What each tenant has used, by feature.</summary>
public sealed class UsageLedger
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, FeatureTotals>> _tenants = new(StringComparer.Ordinal);

    public void Book(string tenant, string feature, long tokens) =>
        _tenants.GetOrAdd(tenant, static _ => new(StringComparer.Ordinal)).GetOrAdd(feature, static _ => new()).Add(tokens);

    /// <summary>What a tenant has used; null if nothing was ever booked for it.</summary>
    public TenantUsage? Of(string tenant) => _tenants.TryGetValue(tenant, out var features)
        ? TenantUsage.Of(tenant, features.Select(feature => feature.Value.Read(feature.Key)))
        : null;

    private sealed class FeatureTotals
    {
        private long _events;
        private long _tokens;

        public void Add(long tokens)
        {
            Interlocked.Add(ref _tokens, tokens);
            Interlocked.Increment(ref _events);
        }

        public FeatureUsage Read(string feature) => new(feature, Interlocked.Read(ref _events), Interlocked.Read(ref _tokens));
    }
}
