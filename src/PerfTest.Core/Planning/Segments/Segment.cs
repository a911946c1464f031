using System.Diagnostics.CodeAnalysis;

namespace PerfTest.Planning;

/// <summary>
/// One instance's part of a run: a half-open range of rationals, <c>1/3:2/3</c>, in a sequence, <c>0,1/3,2/3,1</c>. VUs, iterations and due times are dealt
/// out one by one, so that each instance computes its part alone, the parts sum to the whole at every instant, and each part never shrinks when the
/// total grows. The default value is the whole.
/// </summary>
internal readonly record struct Segment
{
    private readonly SegmentSequence? _sequence;
    private readonly int _index;

    internal Segment(SegmentSequence sequence, int index)
    {
        if (index < 0 || index >= sequence.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The sequence has the segments 0 to {sequence.Count - 1}.");
        }

        (_sequence, _index) = sequence.Count == 1 ? (null, 0) : (sequence, index);
    }

    /// <summary>Everything: a run on one machine.</summary>
    public static Segment Whole => default;

    public bool IsWhole => _sequence is null;

    /// <summary>The part of the whole, from 0 to 1; for reports, never for counting.</summary>
    public double Proportion => _sequence is null ? 1 : (double)_sequence.ShareOf(_index) / _sequence.Cycle;

    /// <summary>Its place in the sequence, 0-based.</summary>
    public int Index => _index;

    /// <summary>How many segments the sequence has.</summary>
    public int Count => _sequence?.Count ?? 1;

    /// <summary>All bounds of the sequence: <c>0,1/3,2/3,1</c>. With <see cref="ToString"/> it is what <see cref="TryParse"/> reads as an equal segment.</summary>
    public string Sequence => _sequence is null
        ? "0,1"
        : string.Join(",", Enumerable.Range(0, _sequence.Count).Select(_sequence.StartOf).Append(_sequence.Cycle).Select(ToBound));

    /// <summary>All segments of the sequence, this one among them.</summary>
    public IEnumerable<Segment> All => _sequence is { } sequence ? Enumerable.Range(0, sequence.Count).Select(index => new Segment(sequence, index)) : [this];

    /// <summary>Part <paramref name="index"/> (0-based) of <paramref name="count"/> equal ones.</summary>
    public static Segment Of(int index, int count) => new(new SegmentSequence([.. Enumerable.Repeat(1L, count)]), index);

    /// <summary>Reads <c>1/5:2/5</c> in <c>0,1/5,2/5,1</c>. Bounds may be written as <c>1/4</c>, <c>0.25</c> or <c>25%</c>. Never throws.</summary>
    /// <param name="segment">The range, or null for the whole. A single bound ends a range that begins at 0.</param>
    /// <param name="sequence">All bounds, or null: then what is left of the segment is one instance's part and what is right of it another's.</param>
    /// <param name="result">The segment.</param>
    /// <param name="mistake">A sentence, if the answer is false.</param>
    public static bool TryParse(string? segment, string? sequence, out Segment result, [NotNullWhen(false)] out string? mistake) =>
        SegmentParser.TryParse(segment, sequence, out result, out mistake);

    /// <summary>How many of the first <paramref name="total"/> things are this segment's.</summary>
    public long Share(long total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        if (_sequence is null)
        {
            return total;
        }

        var (cycles, rest) = Math.DivRem(total, _sequence.Cycle);
        var positions = _sequence.PositionsOf(_index);
        var within = positions.BinarySearch((int)rest);
        return (cycles * positions.Length) + (within < 0 ? ~within : within);
    }

    /// <summary>Which thing of the whole this segment's thing number <paramref name="local"/> is; both are 0-based.</summary>
    public long GlobalIndex(long local)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(local);
        if (_sequence is null)
        {
            return local;
        }

        var positions = _sequence.PositionsOf(_index);
        if (positions.IsEmpty)
        {
            throw new ArgumentOutOfRangeException(nameof(local), local, "This segment has no share of anything.");
        }

        var (cycles, within) = Math.DivRem(local, positions.Length);
        return checked((cycles * _sequence.Cycle) + positions[(int)within]);
    }

    /// <summary>
    /// The same instance in a sequence whose shares are what each instance has of <paramref name="total"/> things. Arrival rates are divided by the
    /// division of their MaxVus, so that an instance without VUs gets no iterations and one with twice the VUs twice the iterations.
    /// </summary>
    /// <param name="total">At least 1.</param>
    public Segment Resegment(long total)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(total, 1);
        if (_sequence is not { } sequence)
        {
            return this;
        }

        return new Segment(new SegmentSequence([.. Enumerable.Range(0, sequence.Count).Select(j => new Segment(sequence, j).Share(total))]), _index);
    }

    private string ToBound(long start) => new Fraction(start, _sequence!.Cycle).ToString();

    public override string ToString()
    {
        if (_sequence is null)
        {
            return "0:1";
        }

        var start = _sequence.StartOf(_index);
        return $"{new Fraction(start, _sequence.Cycle)}:{new Fraction(start + _sequence.ShareOf(_index), _sequence.Cycle)}";
    }
}
