using System.Collections.Immutable;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>The latest snapshots of a store, as far back as a sliding window reaches. One thread at a time.</summary>
/// <param name="reach">How far back is looked, in nanoseconds.</param>
/// <param name="period">From one snapshot to the next. A long window keeps fewer: at most <see cref="Most"/>.</param>
internal sealed class SnapshotRing(long reach, long period)
{
    /// <summary>The most steps in which a window slides over its own length.</summary>
    public const int Most = 600;

    private readonly long _step = Math.Max(period, (reach + Most - 1) / Most);
    private readonly LinkedList<Entry> _entries = new();

    /// <summary>Keeps a snapshot, unless the last one is less than a step old.</summary>
    /// <returns>Whether it was kept.</returns>
    public bool Add(Entry entry)
    {
        if (_entries.Last is { } last && entry.At - last.Value.At < _step - (period / 2))
        {
            return false;
        }

        _entries.AddLast(entry);

        // One more than needed: where ticks are late the last one before the window is its beginning.
        while (_entries.First is { Next: { } second } && second.Value.At < entry.At - reach - _step)
        {
            _entries.RemoveFirst();
        }

        return true;
    }

    /// <summary>The latest that was taken at a time or before it; ticks come within half a period of when they should. Null: none so old.</summary>
    public Entry? AtOrBefore(long at)
    {
        for (LinkedListNode<Entry>? node = _entries.Last; node is not null; node = node.Previous)
        {
            if (node.Value.At <= at + (period / 2))
            {
                return node.Value;
            }
        }

        return null;
    }

    /// <summary>The one before another, or null.</summary>
    public Entry? Before(Entry entry) => _entries.Find(entry)?.Previous?.Value;

    /// <param name="At">When, in nanoseconds from t=0.</param>
    /// <param name="Metrics">What the store held.</param>
    /// <param name="Scenarios">What the engine had done.</param>
    public sealed record Entry(long At, MetricsSnapshot Metrics, ImmutableArray<ScenarioCounters> Scenarios);
}
