namespace PerfTest.Planning;

/// <summary>How long to warm up: a length, or null for <c>auto</c>, a tenth of the duration and at most 5 s.</summary>
internal readonly record struct WarmupSetting(TimeSpan? Length)
{
    private static readonly TimeSpan LongestAuto = TimeSpan.FromSeconds(5);

    public static Parsed<WarmupSetting> Parse(string text)
    {
        if (text.Trim() == "auto")
        {
            return Parsed<WarmupSetting>.Ok(new WarmupSetting(null));
        }

        Parsed<TimeSpan> length = DurationParser.Parse(text);
        return length.IsOk
            ? Parsed<WarmupSetting>.Ok(new WarmupSetting(length.Value))
            : Parsed<WarmupSetting>.Wrong($"{length.Error} \"auto\" is allowed too: a tenth of the duration, at most 5s.");
    }

    /// <summary>The warm-up before a plan of this length.</summary>
    public TimeSpan For(TimeSpan duration)
    {
        if (Length is { } length)
        {
            return length;
        }

        TimeSpan tenth = duration / 10;
        return tenth < LongestAuto ? tenth : LongestAuto;
    }
}
