namespace PerfTest.Judging;

/// <summary>
/// The search for the load at which a target breaks, as a state machine: the next step is a pure function of how the steps before it ended. From the first level on each
/// is the double of the one before, until one breaks or the last has been held; then the middle between the highest that held and the lowest that broke, until they are
/// within 5 %; then the highest that held once more, three times as long. Where that fails it is tried 5 % lower, at most five times.
/// </summary>
internal sealed record BreakingPointSearch
{
    /// <summary>The answer is good enough when broke ÷ held is at most this.</summary>
    public const double Precision = 1.05;

    public const int ConfirmationLengths = 3;

    private const double Down = 0.95;
    private const int MostDowns = 5;

    private readonly long _from;
    private readonly long _to;

    private BreakingPointSearch(long from, long to)
    {
        (_from, _to) = (from, to);
        Next = new SearchStep(from, 1);
    }

    /// <summary>What is tried next; null: the search is over.</summary>
    public SearchStep? Next { get; private init; }

    /// <summary>The highest level that held, confirmed where <see cref="IsConfirmed"/>; null: none.</summary>
    public long? Held { get; private init; }

    /// <summary>The lowest level that broke; null: none.</summary>
    public long? Broke { get; private init; }

    /// <summary><see cref="Held"/> was held three times as long.</summary>
    public bool IsConfirmed { get; private init; }

    /// <summary>What ended the search early (what was held by then is confirmed still, if the load generator allows it); <see cref="LevelVerdict.Held"/>: nothing.</summary>
    public LevelVerdict EndedBy { get; private init; } = LevelVerdict.Held;

    private int Downs { get; init; }

    /// <param name="from">The first level, at least 1.</param>
    /// <param name="to">The highest level, at least the first.</param>
    public static BreakingPointSearch Begin(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return new(from, to);
    }

    /// <summary>The search after its next step has ended.</summary>
    public BreakingPointSearch After(LevelVerdict verdict)
    {
        SearchStep step = Next ?? throw new InvalidOperationException("The search is over.");
        return verdict switch
        {
            LevelVerdict.GeneratorLimit when !step.IsConfirmation && Held is { } held => this with { EndedBy = verdict, Next = new SearchStep(held, ConfirmationLengths) },
            LevelVerdict.GeneratorLimit or LevelVerdict.NotRecovered => this with { Next = null, EndedBy = verdict },
            LevelVerdict.Held when step.IsConfirmation => this with { Next = null, Held = step.Level, IsConfirmed = true },
            LevelVerdict.Held => (this with { Held = step.Level }).Proceed(),
            _ when step.IsConfirmation => GoDown(step.Level),
            _ => (this with { Broke = step.Level }).Proceed(),
        };
    }

    private BreakingPointSearch Proceed()
    {
        if (Held is not { } held)
        {
            return this with { Next = null };
        }

        if (Broke is not { } broke)
        {
            return held == _to ? Confirm(held) : Try(Math.Min(_to, held > _to / 2 ? _to : held * 2));
        }

        return broke <= held * Precision || broke - held <= 1 ? Confirm(held) : Try(held + ((broke - held) / 2));
    }

    /// <summary>What was held for a while was not held for long.</summary>
    private BreakingPointSearch GoDown(long level)
    {
        long lower = Math.Min(level - 1, (long)(level * Down));
        return lower < _from || Downs == MostDowns
            ? this with { Next = null, Held = null, Broke = level }
            : this with { Downs = Downs + 1, Held = null, Broke = level, Next = new SearchStep(lower, ConfirmationLengths) };
    }

    private BreakingPointSearch Try(long level) => this with { Next = new SearchStep(level, 1) };

    private BreakingPointSearch Confirm(long level) => this with { Next = new SearchStep(level, ConfirmationLengths) };
}
