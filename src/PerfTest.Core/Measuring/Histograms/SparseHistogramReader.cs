namespace PerfTest.Measuring;

/// <summary>Goes through the buckets of a <see cref="SparseHistogram"/>, ascending, without memory of its own.</summary>
internal ref struct SparseHistogramReader
{
    private ReadOnlySpan<byte> _rest;
    private int _slot = -1;

    internal SparseHistogramReader(ReadOnlySpan<byte> buckets) => _rest = buckets;

    public HistogramBucket Current { get; private set; }

    public bool IsAtEnd => _rest.IsEmpty;

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var head = _rest[0];
        _rest = _rest[1..];
        var distance = head >> 4;
        _slot += distance == 0 ? (int)ReadNumber() : distance;
        var count = head & 15;
        Current = new(_slot, count == 0 ? ReadNumber() : count);
        return true;
    }

    /// <summary>As <see cref="MoveNext"/>, for bytes that came from elsewhere: false also where they are cut off or no bucket, which ascends and holds something.</summary>
    public bool TryMoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var head = _rest[0];
        _rest = _rest[1..];
        long distance = head >> 4;
        long count = head & 15;
        if ((distance == 0 && !TryReadNumber(out distance)) || (count == 0 && !TryReadNumber(out count)) || distance is < 1 or > int.MaxValue / 2 || count < 1 || _slot + distance > int.MaxValue / 2)
        {
            return false;
        }

        _slot += (int)distance;
        Current = new(_slot, count);
        return true;
    }

    private bool TryReadNumber(out long number)
    {
        number = 0;
        for (var shift = 0; shift < 63 && !_rest.IsEmpty; shift += 7)
        {
            var part = _rest[0];
            _rest = _rest[1..];
            number |= (long)(part & 127) << shift;
            if (part < 128)
            {
                return true;
            }
        }

        return false;
    }

    private long ReadNumber()
    {
        var number = 0L;
        for (var shift = 0; ; shift += 7)
        {
            var part = _rest[0];
            _rest = _rest[1..];
            number |= (long)(part & 127) << shift;
            if (part < 128)
            {
                return number;
            }
        }
    }
}
