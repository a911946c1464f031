using System.Collections.Immutable;

namespace PerfTest.Measuring;

/// <summary>
/// The run's course in constant memory: at most 600 slices. When one more would be too many the width doubles, and neighbours merge: 1 s → 2 s → 4 s.
/// One thread appends; any may read.
/// </summary>
internal sealed class SliceLog
{
    /// <summary>The most slices.</summary>
    public const int Capacity = 600;

    private readonly long _period;
    private readonly List<Slice> _slices = [];
    private readonly Lock _gate = new();

    /// <param name="width">Length of a slice at the beginning, in nanoseconds.</param>
    public SliceLog(long width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Width = width;
        _period = width;
    }

    /// <summary>Length of a slice now, in nanoseconds: ticks are not exact, and neither are the slices.</summary>
    public long Width { get; private set; }

    /// <summary>The slices so far, without gaps; a copy.</summary>
    public ImmutableArray<Slice> Slices
    {
        get
        {
            lock (_gate)
            {
                return [.. _slices];
            }
        }
    }

    /// <summary>Adds what happened since the last slice's end; while the last one is not as long as the width, it grows.</summary>
    public void Append(Slice slice)
    {
        lock (_gate)
        {
            if (_slices.Count > 0 && Belongs(slice, _slices[^1]))
            {
                _slices[^1] = _slices[^1].Merge(slice);
                return;
            }

            while (_slices.Count >= Capacity)
            {
                Width *= 2;
                MergeNeighbours();
            }

            // Its place on the wider grid may be that of the last one now.
            if (_slices.Count > 0 && Belongs(slice, _slices[^1]))
            {
                _slices[^1] = _slices[^1].Merge(slice);
                return;
            }

            _slices.Add(slice);
        }
    }

    private void MergeNeighbours()
    {
        var kept = 0;
        for (var i = 1; i < _slices.Count; i++)
        {
            if (Belongs(_slices[i], _slices[kept]))
            {
                _slices[kept] = _slices[kept].Merge(_slices[i]);
            }
            else
            {
                _slices[++kept] = _slices[i];
            }
        }

        _slices.RemoveRange(kept + 1, _slices.Count - kept - 1);
    }

    private bool Belongs(Slice next, Slice slice) => new SliceGrid(Width, _period).Belongs(next, slice);
}
