using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>Deals the rows of a feeder out to the virtual users of one run.</summary>
/// <typeparam name="T">A row.</typeparam>
internal sealed class FeederRun<T> : FeederRun
{
    private readonly T[] _rows;
    private readonly string _name;
    private readonly FeedOrder _order;
    private readonly WhenUsedUp _whenUsedUp;
    private readonly Segment _segment;
    private readonly int[]? _shuffled;
    private readonly string? _mistake;
    private FeedCursor _taken;
    private FeedCursor _takenInWarmup;

    /// <param name="feeder">Whose rows.</param>
    /// <param name="rows">At least one, unless there are mistakes.</param>
    /// <param name="mistakes">What is wrong with the rows: the first who takes one ends the run with it.</param>
    /// <param name="run">The run.</param>
    public FeederRun(Feeder<T> feeder, T[] rows, IReadOnlyList<string> mistakes, RunFeeders run)
    {
        _rows = mistakes.Count == 0 ? rows : [];
        _mistake = mistakes.Count == 0 ? null : string.Join(' ', mistakes);
        _name = feeder.Name;
        _order = feeder.Order;
        _whenUsedUp = feeder.WhenUsedUp;
        _segment = run.Segment;
        _shuffled = _order == FeedOrder.Shuffle ? RowOrder.Shuffled(RowOrder.Numbers(run.Seed, feeder.Name), _rows.Length) : null;
    }

    /// <summary>Hot.</summary>
    public T Next(VirtualUser vu) => _order switch
    {
        _ when _mistake is not null => throw IsWrong(vu, _mistake),
        FeedOrder.Random => _rows[RowOrder.Random(vu.FeederNumbers, vu.NextFeederDraw(), _rows.Length)],
        FeedOrder.UniquePerVu => vu.Id <= _rows.Length ? _rows[vu.Id - 1] : throw HasTooFew(vu),
        _ => NextInLine(vu),
    };

    private T NextInLine(VirtualUser vu)
    {
        // Warm-up has a line of its own, which begins anew at its end: what the plan is given must not depend on how long the warm-up was.
        long index = _segment.GlobalIndex(vu.IsWarmup ? _takenInWarmup.Take() : _taken.Take());
        if (_order == FeedOrder.Queue && index >= _rows.Length && !vu.IsWarmup)
        {
            throw IsUsedUp(vu);
        }

        int row = RowOrder.Circular(index, _rows.Length);
        return _rows[_shuffled is null ? row : _shuffled[row]];
    }

    private FeedUsedUpException IsUsedUp(VirtualUser vu)
    {
        long share = _segment.Share(_rows.Length);
        string whose = _segment.IsWhole ? "" : $" in the share of the segment {_segment}";
        string sentence = share switch
        {
            0 => $"{Written.Name(_name)} has no row that is the share of the segment {_segment}",
            1 => $"the only row of {Written.Name(_name)}{whose} was used up",
            _ => $"all {Written.Number(share)} rows of {Written.Name(_name)}{whose} were used up",
        };
        if (_whenUsedUp == WhenUsedUp.Fail)
        {
            vu.RunOutOfRows(StopCause.Aborted, $"{sentence}, and WhenUsedUp.Fail makes that a failure");
        }
        else
        {
            vu.RunOutOfRows(StopCause.DataUsedUp, sentence);
        }

        return new FeedUsedUpException($"There is no row left: {sentence}.");
    }

    private RunAbortedException HasTooFew(VirtualUser vu)
    {
        return IsWrong(vu, $"{Written.Name(_name)} has {Figure(_rows.Length)} and there is a VU {Written.Number(vu.Id)}: with FeedOrder.UniquePerVu each virtual user needs a row of its own.");
    }

    private static RunAbortedException IsWrong(VirtualUser vu, string sentence)
    {
        vu.StopRun(sentence);
        return new RunAbortedException(sentence);
    }

    private static string Figure(int rows) => rows == 1 ? "1 row" : $"{Written.Number(rows)} rows";
}
