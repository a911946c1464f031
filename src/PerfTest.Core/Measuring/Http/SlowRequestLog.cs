using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>The slowest requests of a run by endpoint, in bounded memory: the 5 slowest of each of the first 200 endpoints. Any thread.</summary>
internal sealed class SlowRequestLog
{
    /// <summary>Endpoints beyond have none.</summary>
    public const int MaxEndpoints = 200;

    private readonly ConcurrentDictionary<string, SlowRequests> _endpoints = new(StringComparer.Ordinal);

    /// <summary>By the tag <c>name</c>; of each the slowest first.</summary>
    public ImmutableDictionary<string, ImmutableArray<SlowSample>> Endpoints =>
        _endpoints.ToImmutableDictionary(endpoint => endpoint.Key, endpoint => endpoint.Value.Samples, StringComparer.Ordinal);

    /// <summary>Where an endpoint's requests are offered; null where there are too many. Called when an endpoint is new, not for each request.</summary>
    /// <param name="name">The tag <c>name</c>.</param>
    public SlowRequests? Of(string name)
    {
        if (_endpoints.TryGetValue(name, out var known))
        {
            return known;
        }

        // Two threads may pass at once: the bound is one of memory, not of exactness.
        return _endpoints.Count < MaxEndpoints ? _endpoints.GetOrAdd(name, static _ => new SlowRequests()) : null;
    }
}
