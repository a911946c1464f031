namespace PerfTest.Measuring;

/// <summary>Goes through the buckets of a <see cref="SparseHistogram"/>, ascending, without memory of its own.</summary>
internal ref struct SparseHistogramReader
{
    private ReadOnlySpan<byte> _rest;
    private int _slot = -1;

    internal SparseHistogramReader(ReadOnlySpan<byte> buckets) => _rest = buckets;

    public HistogramBucket Current { get; private set; }

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
