namespace PerfTest.Planning;

/// <summary>How a whole is divided among instances: shares over a common denominator, and which position of each cycle is whose.</summary>
/// <remarks>
/// Things are dealt out like cards: of every <see cref="Cycle"/> consecutive ones, segment j gets the same positions, share(j) of them, spread so that
/// after any number of cards each segment has its exact share rounded down or up. Positions are given to the segment whose next card is due earliest
/// (and that may have one already: n cards are never more than the exact share rounded up); of equals the first.
/// </remarks>
internal sealed class SegmentSequence : IEquatable<SegmentSequence>
{
    private readonly long[] _shares;
    private readonly int[][] _positions;

    /// <param name="shares">Shares of the segments, in order; at least one is not zero.</param>
    public SegmentSequence(IReadOnlyList<long> shares)
    {
        var common = shares.Aggregate(0L, Gcd);
        if (common == 0)
        {
            throw new ArgumentException("A sequence of segments needs at least one share that is not zero.", nameof(shares));
        }

        _shares = [.. shares.Select(share => share / common)];
        Cycle = checked((int)_shares.Sum());
        _positions = Deal(_shares, Cycle);
    }

    /// <summary>The common denominator of all shares.</summary>
    public int Cycle { get; }

    public int Count => _shares.Length;

    /// <summary>The positions within each cycle that belong to the segment, ascending.</summary>
    public ReadOnlySpan<int> PositionsOf(int segment) => _positions[segment];

    /// <summary>Where the segment begins, over <see cref="Cycle"/>.</summary>
    public long StartOf(int segment) => _shares.Take(segment).Sum();

    public long ShareOf(int segment) => _shares[segment];

    public bool Equals(SegmentSequence? other) => other is not null && _shares.AsSpan().SequenceEqual(other._shares);

    public override bool Equals(object? obj) => Equals(obj as SegmentSequence);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var share in _shares)
        {
            hash.Add(share);
        }

        return hash.ToHashCode();
    }

    private static int[][] Deal(long[] shares, int cycle)
    {
        var positions = shares.Select(share => new int[share]).ToArray();
        var dealt = new int[shares.Length];
        for (var position = 0; position < cycle; position++)
        {
            var next = -1;
            var earliest = long.MaxValue;
            for (var j = 0; j < shares.Length; j++)
            {
                var mayHaveOne = (long)dealt[j] * cycle < (position + 1) * shares[j];
                if (!mayHaveOne)
                {
                    continue;
                }

                var due = ((((long)dealt[j] + 1) * cycle) + shares[j] - 1) / shares[j];
                if (due < earliest)
                {
                    (earliest, next) = (due, j);
                }
            }
            positions[next][dealt[next]++] = position;
        }
        return positions;
    }

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
