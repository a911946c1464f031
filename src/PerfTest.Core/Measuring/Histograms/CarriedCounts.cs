namespace PerfTest.Measuring;

/// <summary>
/// What counters of 32 bits have handed over: one that reaches <see cref="Amount"/> begins anew, and this remembers how often. At 50,000 values a second, all of
/// them in the same bucket, that happens twice a day. To be used under a lock.
/// </summary>
internal sealed class CarriedCounts
{
    /// <summary>Half of what a counter can hold, so that others may count on until it is carried.</summary>
    public const uint Amount = 1u << 31;

    private readonly Dictionary<int, long> _bySlot = [];

    /// <param name="slot">The bucket: see <see cref="HistogramLayout"/>.</param>
    /// <param name="count">A multiple of <see cref="Amount"/>.</param>
    public void Add(int slot, long count) => _bySlot[slot] = _bySlot.GetValueOrDefault(slot) + count;

    /// <summary>Adds those of one octave to its counters.</summary>
    public void AddTo(int page, Span<long> counts)
    {
        foreach (var (slot, count) in _bySlot)
        {
            if (slot >> HistogramLayout.PageBits == page)
            {
                counts[slot & (HistogramLayout.PageSize - 1)] += count;
            }
        }
    }
}
