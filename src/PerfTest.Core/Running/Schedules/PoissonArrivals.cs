using System.Numerics;

namespace PerfTest.Running;

/// <summary>Arrivals as independent users make them, around the rate of another schedule.</summary>
/// <remarks>
/// A Poisson process whose count is known is that many points thrown independently and uniformly (over the area under the rate line, where the rate is not
/// constant). So the plan's own number of iterations is thrown: as many are due as with even arrivals, and the gaps are exponential around the planned rate. To have
/// point number i without the points before it, and in constant memory, points are not drawn one by one: of the n points of an interval a Binomial(n, ½) number
/// falls into its left half, and so on into halves of halves until few points are left, which are drawn and sorted. Each interval draws from a generator of its own
/// name (<see cref="CounterRandom"/>), so the answer is a function of seed and index.
/// <para>
/// Long plans are cut into blocks of 262,144 iterations whose counts are fixed: there, a Poisson process would be off by 0.2 %. Only integers are used, and so
/// all machines of a run draw the same.
/// </para>
/// </remarks>
internal sealed class PoissonArrivals : ArrivalSchedule
{
    /// <summary>Iterations per block; a power of two.</summary>
    internal const int BlockSize = 1 << 18;

    // Where points may fall: this many places per planned iteration.
    private const int FinestRefinement = 1 << 16;

    // Intervals of at most this many points are drawn point by point.
    private const int LeafSize = 64;

    // A point's place within its block is a 64-bit fraction; of its bits this many may come from halving.
    private const int MaxDepth = 48;

    private readonly ArrivalSchedule _even;
    private readonly ArrivalSchedule _places;
    private readonly CounterRandom _random;

    private PoissonArrivals(ArrivalSchedule even, ArrivalSchedule places, long seed)
    {
        _even = even;
        _places = places;
        _random = new CounterRandom((ulong)seed);
    }

    public override long Total => _even.Total;

    /// <param name="even">The same plan with even arrivals.</param>
    /// <param name="refined">The same plan with all rates multiplied by a number: places where arrivals may fall.</param>
    /// <param name="seed">Of the run.</param>
    public static PoissonArrivals Around(ArrivalSchedule even, Func<long, ArrivalSchedule> refined, long seed)
    {
        var refinement = (long)FinestRefinement;
        while (refinement > 1 && even.Total > long.MaxValue / 4 / refinement)
        {
            refinement /= 2;
        }

        return new PoissonArrivals(even, refined(refinement), seed);
    }

    public override long DueAt(long index) => StartCursor().DueAt(index);

    public override long DueCount(long at)
    {
        var place = _places.DueCount(at);
        if (place == 0 || Total == 0)
        {
            return 0;
        }

        if (place >= _places.Total)
        {
            return Total;
        }

        var (low, high) = (0L, (Total - 1) / BlockSize);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (FirstPlaceOf(middle) < place)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }
        return new Cursor(this).CountBefore(low, place);
    }

    public override double RateAt(long at) => _even.RateAt(at);

    public override ArrivalCursor StartCursor() => new Cursor(this);

    private long FirstPlaceOf(long block) => (long)((UInt128)(ulong)_places.Total * (ulong)Math.Min(block * BlockSize, Total) / (ulong)Total);

    /// <summary>Walks the tree of intervals and remembers the way, so that the next index costs next to nothing.</summary>
    private sealed class Cursor(PoissonArrivals schedule) : ArrivalCursor
    {
        private readonly Interval[] _way = new Interval[MaxDepth + 1];
        private int _depth;
        private long _block = -1;
        private long _firstPlace;
        private ulong _places;
        private CounterRandom _random;

        private ulong[] _points = new ulong[LeafSize];
        private long _firstPoint;
        private int _pointCount;

        public override long DueAt(long index)
        {
            schedule.CheckIndex(index);
            if (index < _firstPoint || index >= _firstPoint + _pointCount)
            {
                GoTo(index);
            }

            return schedule._places.DueAt(PlaceOf(_points[index - _firstPoint]));
        }

        /// <summary>How many points are in places before <paramref name="place"/>, which is one of the block's places.</summary>
        public long CountBefore(long block, long place)
        {
            Enter(block);
            while (!_way[_depth].IsLeaf)
            {
                // What is left of the middle is in places up to the middle's, what is right of it in that or later ones.
                Split();
                Descend(right: PlaceOf(_way[_depth].Middle) < place);
            }
            Draw();
            var count = 0;
            while (count < _pointCount && PlaceOf(_points[count]) < place)
            {
                count++;
            }

            return _firstPoint + count;
        }

        private long PlaceOf(ulong point) => _firstPlace + (long)Math.BigMul(point, _places, out _);

        private void GoTo(long index)
        {
            if (index / BlockSize != _block)
            {
                Enter(index / BlockSize);
            }

            while (!_way[_depth].Contains(index))
            {
                _depth--;
            }

            while (!_way[_depth].IsLeaf)
            {
                Split();
                ref var interval = ref _way[_depth];
                Descend(right: index >= interval.First + interval.LeftCount);
            }
            Draw();
        }

        private void Enter(long block)
        {
            _block = block;
            _firstPlace = schedule.FirstPlaceOf(block);
            _places = (ulong)(schedule.FirstPlaceOf(block + 1) - _firstPlace);
            _random = schedule._random.For((ulong)block);
            _depth = 0;
            _way[0] = new Interval(block * BlockSize, (int)Math.Min(BlockSize, schedule.Total - (block * BlockSize)), 0, 0);
        }

        /// <summary>Binomial(n, ½): the ones among n random bits.</summary>
        private void Split()
        {
            ref var interval = ref _way[_depth];
            if (interval.LeftCount >= 0)
            {
                return;
            }

            var random = _random.For(interval.Name);
            var left = 0;
            var word = 0UL;
            for (var bits = interval.Count; bits > 0; bits -= 64)
            {
                left += BitOperations.PopCount(bits >= 64 ? random[word++] : random[word++] >> (64 - bits));
            }

            interval.LeftCount = left;
        }

        private void Descend(bool right)
        {
            var parent = _way[_depth++];
            _way[_depth] = right
                ? new Interval(parent.First + parent.LeftCount, parent.Count - parent.LeftCount, parent.Depth + 1, parent.Middle)
                : new Interval(parent.First, parent.LeftCount, parent.Depth + 1, parent.Start);
        }

        private void Draw()
        {
            var leaf = _way[_depth];
            if (_points.Length < leaf.Count)
            {
                _points = new ulong[leaf.Count];
            }

            var random = _random.For(leaf.Name);
            for (var i = 0; i < leaf.Count; i++)
            {
                _points[i] = leaf.Start + (random[(ulong)i] >> leaf.Depth);
            }

            _points.AsSpan(0, leaf.Count).Sort();
            (_firstPoint, _pointCount) = (leaf.First, leaf.Count);
        }

        /// <param name="First">Index of its first point in the plan.</param>
        /// <param name="Count">Its points.</param>
        /// <param name="Depth">It is the block's length ÷ 2^Depth long.</param>
        /// <param name="Start">Where it begins, a 64-bit fraction of the block.</param>
        private record struct Interval(long First, int Count, int Depth, ulong Start)
        {
            /// <summary>Points in its left half; -1: not drawn yet.</summary>
            public int LeftCount { get; set; } = -1;

            public readonly ulong Middle => Start + (1UL << (63 - Depth));

            /// <summary>Different for all intervals of a block: the start, and in the bits that are always 0, the depth.</summary>
            public readonly ulong Name => Start | (uint)Depth;

            public readonly bool IsLeaf => Count <= LeafSize || Depth == MaxDepth;

            public readonly bool Contains(long index) => index >= First && index < First + Count;
        }
    }
}
