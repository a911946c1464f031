using System.Globalization;

namespace PerfTest.Planning;

/// <summary>The load at the end of a stage: a number of virtual users, or a rate.</summary>
internal readonly record struct StageTarget
{
    private StageTarget(long vus, Rate? rate)
    {
        Vus = vus;
        Rate = rate;
    }

    /// <summary>Virtual users, where <see cref="Rate"/> is null.</summary>
    public long Vus { get; }

    /// <summary>The rate, or null where the target is a number of virtual users.</summary>
    public Rate? Rate { get; }

    /// <summary>A bare 0: no load, whichever kind the other stages are of.</summary>
    public bool IsBareZero => Rate is null && Vus == 0;

    public static StageTarget Of(long vus) => new(vus, null);

    public static StageTarget Of(Rate rate) => new(0, rate);

    /// <summary>Reads <c>100</c> or <c>500/s</c>.</summary>
    public static Parsed<StageTarget> Parse(string? text)
    {
        if (text is not null && text.Contains('/', StringComparison.Ordinal))
        {
            Parsed<Rate> rate = RateParser.Parse(text);
            return rate.IsOk ? Parsed<StageTarget>.Ok(Of(rate.Value)) : Parsed<StageTarget>.Wrong(rate.Error);
        }

        string trimmed = text?.Trim() ?? "";
        if (trimmed.Length > 0 && trimmed.All(char.IsAsciiDigit) && long.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out long vus))
        {
            return Parsed<StageTarget>.Ok(Of(vus));
        }

        return Parsed<StageTarget>.Wrong(
            $"{Written.Quote(text)} is not a stage's target: write a whole number of virtual users, at least 0, such as 100, or a rate, such as 500/s.");
    }

    public override string ToString() => Rate is { } rate ? rate.ToString() : Vus.ToString(CultureInfo.InvariantCulture);
}
