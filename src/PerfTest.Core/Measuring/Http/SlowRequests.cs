using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>The slowest requests of one endpoint. Any thread may offer; a request that is faster than those kept costs one read.</summary>
internal sealed class SlowRequests
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 5;

    private readonly SlowSample[] _kept = new SlowSample[Kept];
    private readonly Lock _gate = new();
    private long _least = -1;
    private int _count;

    /// <summary>The slowest first.</summary>
    public ImmutableArray<SlowSample> Samples
    {
        get
        {
            lock (_gate)
            {
                return [.. _kept.Take(_count)];
            }
        }
    }

    /// <summary>Whether a request is slower than the fastest of those kept. It may turn out not to be when it is offered.</summary>
    /// <param name="duration">Nanoseconds.</param>
    public bool IsCandidate(long duration) => duration > Volatile.Read(ref _least);

    /// <summary>Keeps it in the place of the fastest. Of equals the earlier ones stay.</summary>
    public void Offer(in SlowSample sample)
    {
        lock (_gate)
        {
            if (_count == Kept && sample.Duration <= _kept[Kept - 1].Duration)
            {
                return;
            }

            var place = _count < Kept ? _count++ : Kept - 1;
            for (; place > 0 && _kept[place - 1].Duration < sample.Duration; place--)
            {
                _kept[place] = _kept[place - 1];
            }

            _kept[place] = sample;
            if (_count == Kept)
            {
                Volatile.Write(ref _least, _kept[Kept - 1].Duration);
            }
        }
    }
}
