using System.Globalization;
using System.Text;

namespace PerfTest.Planning;

/// <summary>Durations in the shortest form that <see cref="DurationParser"/> reads back as the same value: <c>1h30m</c>, <c>1.5s</c>, <c>500ms</c>, <c>0s</c>.</summary>
internal static class DurationText
{
    /// <param name="duration">At least 0.</param>
    public static string Print(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
        {
            return "0s";
        }

        if (duration < TimeSpan.FromSeconds(1))
        {
            return duration < TimeSpan.FromMilliseconds(1)
                ? Fraction(duration.Ticks, TimeSpan.TicksPerMicrosecond) + "us"
                : Fraction(duration.Ticks, TimeSpan.TicksPerMillisecond) + "ms";
        }

        var text = new StringBuilder();
        Append(text, duration.Days, 'd');
        Append(text, duration.Hours, 'h');
        Append(text, duration.Minutes, 'm');
        long seconds = duration.Ticks % TimeSpan.TicksPerMinute;
        if (seconds != 0)
        {
            text.Append(Fraction(seconds, TimeSpan.TicksPerSecond)).Append('s');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, int number, char unit)
    {
        if (number != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{number}{unit}");
        }
    }

    // A decimal has 28 digits: every quotient by a power of ten is exact.
    private static string Fraction(long ticks, long unit) => ((decimal)ticks / unit).ToString("0.#######", CultureInfo.InvariantCulture);
}
