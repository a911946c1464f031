namespace PerfTest.Measuring;

/// <summary>Memory over time in constant space, to tell whether it grows: the mean of the last third against that of the first. When it is full, neighbours merge.</summary>
internal sealed class MemoryCourse
{
    /// <summary>Of fewer looks nothing can be said.</summary>
    public const int Least = 9;

    private const int Capacity = 600;

    private readonly List<double> _means = new(Capacity);
    private int _looksPerMean = 1;
    private double _sum;
    private int _looks;

    public void Add(long memory)
    {
        _sum += memory;
        if (++_looks < _looksPerMean)
        {
            return;
        }

        _means.Add(_sum / _looks);
        (_sum, _looks) = (0, 0);
        if (_means.Count == Capacity)
        {
            for (int i = 0; i < Capacity / 2; i++)
            {
                _means[i] = (_means[2 * i] + _means[(2 * i) + 1]) / 2;
            }

            _means.RemoveRange(Capacity / 2, Capacity / 2);
            _looksPerMean *= 2;
        }
    }

    /// <summary>Mean of the last third minus mean of the first, in bytes; null of fewer than <see cref="Least"/> looks.</summary>
    public double? Growth
    {
        get
        {
            int third = _means.Count / 3;
            return _means.Count < Least ? null : _means.TakeLast(third).Average() - _means.Take(third).Average();
        }
    }
}
