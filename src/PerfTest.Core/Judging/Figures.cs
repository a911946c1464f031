using System.Globalization;

namespace PerfTest.Judging;

/// <summary>Numbers as people read them, the same in every culture: three significant digits, a unit, thousands with commas.</summary>
internal static class Figures
{
    private const double Microsecond = 1e3;
    private const double Millisecond = 1e6;
    private const double Second = 1e9;
    private const double Minute = 60e9;

    /// <summary><c>980 ns</c>, <c>45.6 µs</c>, <c>812 ms</c>, <c>1.23 s</c>; from two minutes on <c>2m05s</c>.</summary>
    /// <param name="nanoseconds">How long.</param>
    /// <param name="digits">Significant digits.</param>
    public static string Time(double nanoseconds, int digits = 3)
    {
        if (nanoseconds < 0)
        {
            return "-" + Time(-nanoseconds, digits);
        }

        // The border is where rounding to the digits shown would reach the next unit.
        var most = 1000 * (1 - (0.5 * Math.Pow(10, -digits)));
        return nanoseconds < most ? $"{Digits(nanoseconds, digits, wholeOnly: nanoseconds == Math.Floor(nanoseconds))} ns"
            : nanoseconds < most * Microsecond ? $"{Digits(nanoseconds / Microsecond, digits)} µs"
            : nanoseconds < most * Millisecond ? $"{Digits(nanoseconds / Millisecond, digits)} ms"
            : nanoseconds < 2 * Minute || digits > 3 ? $"{Digits(nanoseconds / Second, digits)} s"
            : Clock(nanoseconds);
    }

    /// <summary><c>5m</c>, <c>1m30s</c>, <c>10s</c>, <c>1.5s</c>, <c>250ms</c>: a planned or elapsed time, to the millisecond.</summary>
    public static string Span(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
        {
            return "-" + Span(-time);
        }

        var rounded = TimeSpan.FromMilliseconds(Math.Round(time.TotalMilliseconds));
        if (rounded < TimeSpan.FromSeconds(1))
        {
            return time == TimeSpan.Zero ? "0s" : rounded == TimeSpan.Zero ? "<1ms" : Invariant($"{rounded.TotalMilliseconds:0}ms");
        }

        var text = "";
        text += rounded.Days > 0 ? Invariant($"{rounded.Days}d") : "";
        text += rounded.Hours > 0 ? Invariant($"{rounded.Hours}h") : "";
        text += rounded.Minutes > 0 ? Invariant($"{rounded.Minutes}m") : "";
        var seconds = (rounded.Ticks % TimeSpan.TicksPerMinute) / (decimal)TimeSpan.TicksPerSecond;
        return seconds > 0 ? text + Invariant($"{(text.Length > 0 ? Math.Round(seconds, 1) : seconds):0.###}s") : text;
    }

    /// <summary>A moment of a run: <c>0:07</c>, <c>12:30</c>, <c>1:02:30</c>; in runs below ten seconds <c>0:07.3</c>.</summary>
    /// <param name="moment">From t=0.</param>
    /// <param name="tenths">Whether tenths of seconds are shown.</param>
    public static string Moment(TimeSpan moment, bool tenths = false)
    {
        var text = moment.TotalHours >= 1
            ? Invariant($"{(long)moment.TotalHours}:{moment.Minutes:00}:{moment.Seconds:00}")
            : Invariant($"{moment.Minutes}:{moment.Seconds:00}");
        return tenths ? text + Invariant($".{moment.Milliseconds / 100}") : text;
    }

    /// <summary><c>12,345</c>.</summary>
    public static string Count(long count) => Invariant($"{count:N0}");

    /// <summary>A plain number: <c>12,345</c>, <c>12.3</c>, <c>0.00123</c>, <c>0</c>.</summary>
    public static string Number(double number, int digits = 3) => Digits(number, digits, wholeOnly: number == Math.Floor(number) && Math.Abs(number) < 1e15);

    /// <summary><c>1,234/s</c>, <c>41.2/s</c>, <c>0.83/s</c>.</summary>
    public static string PerSecond(double rate, int digits = 3) => $"{Digits(rate, digits, wholeOnly: rate == Math.Floor(rate))}/s";

    /// <summary><c>512 B</c>, <c>1.23 MB</c>: powers of 1,000.</summary>
    public static string Bytes(double bytes, int digits = 3)
    {
        if (bytes < 0)
        {
            return "-" + Bytes(-bytes, digits);
        }

        string[] units = ["B", "KB", "MB", "GB", "TB", "PB"];
        var most = 1000 * (1 - (0.5 * Math.Pow(10, -digits)));
        var unit = 0;
        while (bytes >= most && unit < units.Length - 1)
        {
            bytes /= 1000;
            unit++;
        }

        return $"{Digits(bytes, digits, wholeOnly: unit == 0 && bytes == Math.Floor(bytes))} {units[unit]}";
    }

    /// <summary>
    /// <c>1.25 %</c>, <c>0.0008 %</c>, <c>99.9992 %</c>: two decimals, more where they would hide what is near none or all.
    /// </summary>
    /// <param name="share">0…1.</param>
    /// <param name="decimals">At least.</param>
    public static string Percent(double share, int decimals = 2)
    {
        var percent = share * 100;
        if (percent is > 0 and < 100)
        {
            var edge = Math.Min(percent, 100 - percent);
            while (decimals < 12 && Math.Abs(Math.Round(edge, decimals) - edge) > 0.1 * edge)
            {
                decimals++;
            }
        }

        return percent.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + " %";
    }

    /// <summary><c>1 sample</c>, <c>12 samples</c>.</summary>
    public static string Counted(long count, string what) => count == 1 ? $"1 {what}" : $"{Count(count)} {what}s";

    private static string Clock(double nanoseconds)
    {
        var seconds = (long)Math.Round(nanoseconds / Second);
        return seconds < 3600
            ? Invariant($"{seconds / 60}m{seconds % 60:00}s")
            : Invariant($"{seconds / 3600}h{seconds / 60 % 60:00}m{seconds % 60:00}s");
    }

    private static string Digits(double number, int digits, bool wholeOnly = false)
    {
        if (number == 0 || wholeOnly)
        {
            return number.ToString("N0", CultureInfo.InvariantCulture);
        }

        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(number)));
        var decimals = Math.Clamp(digits - 1 - magnitude, 0, 15);

        // 9.996 has one digit more before the point once it is rounded.
        if (decimals > 0 && Math.Abs(Math.Round(number, decimals)) >= Math.Pow(10, magnitude + 1))
        {
            decimals--;
        }

        return number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
