using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>The thread pool over time in constant memory: when it is full, neighbours merge, and from then on a sample stands for twice as long.</summary>
internal sealed class PoolHistory
{
    /// <summary>The most samples.</summary>
    public const int Capacity = 600;

    private readonly List<PoolSample> _samples = new(Capacity);
    private int _readingsPerSample = 1;
    private int _readingsInLast;

    public void Add(long at, int threads, long queue)
    {
        var sample = new PoolSample(at, threads, queue);
        if (_samples.Count > 0 && _readingsInLast < _readingsPerSample)
        {
            _samples[^1] = Merged(_samples[^1], sample);
            _readingsInLast++;
            return;
        }

        if (_samples.Count == Capacity)
        {
            Halve();
        }

        _samples.Add(sample);
        _readingsInLast = 1;
    }

    public ImmutableArray<PoolSample> ToImmutable() => [.. _samples];

    private void Halve()
    {
        for (var i = 0; i < Capacity / 2; i++)
        {
            _samples[i] = Merged(_samples[2 * i], _samples[(2 * i) + 1]);
        }

        _samples.RemoveRange(Capacity / 2, Capacity / 2);
        _readingsPerSample *= 2;
    }

    private static PoolSample Merged(PoolSample earlier, PoolSample later) =>
        new(later.At, Math.Max(earlier.Threads, later.Threads), Math.Max(earlier.Queue, later.Queue));
}
