using System.Globalization;

namespace PerfTest.Planning;

/// <summary>A factor on planned times, as millionths: exact.</summary>
/// <param name="Millionths">1…100,000,000.</param>
internal readonly record struct TimeScale(long Millionths)
{
    private const long Unit = 1_000_000;
    private const long Largest = 100 * Unit;

    // What .NET needs to compile what it runs takes as long before a short plan as before a long one.
    private static readonly TimeSpan LeastWarmup = TimeSpan.FromSeconds(2);

    public static TimeScale One => new(Unit);

    public bool IsOne => Millionths == Unit;

    public double Factor => (double)Millionths / Unit;

    public TimeSpan Of(TimeSpan time) => IsOne ? time : StageScaling.Time(time, Millionths, Unit);

    /// <summary>A warm-up is shortened to 2 s and no further: a plan that is played in short would start cold, and break limits that it holds in full.</summary>
    public TimeSpan OfWarmup(TimeSpan warmup)
    {
        TimeSpan scaled = Of(warmup);
        TimeSpan least = warmup < LeastWarmup ? warmup : LeastWarmup;
        return scaled > least ? scaled : least;
    }

    /// <summary>
    /// Scales what has to be scaled: duration, stages and start time. Not rates, virtual users, graceful periods and MaxDuration. (Warm-up and DelayAbortEval
    /// are scaled where they are computed.)
    /// </summary>
    public ExecutionSettings Of(ExecutionSettings settings)
    {
        if (IsOne)
        {
            return settings;
        }

        return settings with
        {
            Duration = settings.Duration is { IsValid: true } duration ? duration with { Value = Of(duration.Value) } : settings.Duration,
            StartTime = settings.StartTime is { IsValid: true } start ? start with { Value = Of(start.Value) } : settings.StartTime,
            Stages = settings.Stages is { IsValid: true } stages ? stages with { Value = StageScaling.Lengths(stages.Value, Millionths, Unit) } : settings.Stages,
        };
    }

    /// <summary>Reads <c>0.1</c>: more than 0, at most 100, at most six decimals.</summary>
    public static Parsed<TimeScale> Parse(string text)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out decimal factor) && factor is > 0 and <= 100 && factor * Unit % 1 == 0
            ? Parsed<TimeScale>.Ok(new TimeScale((long)(factor * Unit)))
            : Parsed<TimeScale>.Wrong($"{Written.Quote(text)} is not a time scale: write a number above 0 and up to {Largest / Unit}, with at most six decimals, such as 0.1.");
    }

    public override string ToString() => ((decimal)Millionths / Unit).ToString("0.######", CultureInfo.InvariantCulture);
}
