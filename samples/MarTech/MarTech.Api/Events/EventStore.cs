using System.Collections.Concurrent;

namespace MarTech.Api.Events;

/// <summary>Where events are kept. In memory, and only their number: a marketing platform has a database here.</summary>
public sealed class EventStore
{
    private readonly ConcurrentDictionary<string, long> _totals = new(StringComparer.Ordinal);

    public void Write(IEnumerable<MarketingEvent> batch)
    {
        foreach (var byType in batch.CountBy(marketingEvent => marketingEvent.Type))
            _totals.AddOrUpdate(byType.Key, byType.Value, (_, total) => total + byType.Value);
    }

    public EventTotals Totals() => new(_totals.Values.Sum(), _totals.OrderBy(total => total.Key, StringComparer.Ordinal).ToDictionary());
}
