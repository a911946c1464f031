using System.Globalization;
using System.Numerics;

namespace PerfTest.Planning;

/// <summary>
/// Durations as users write them: <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>1h30m</c>, <c>1.5s</c>, or as a clock shows them, <c>[days.]00:05:00[.25]</c>.
/// </summary>
/// <remarks>
/// Units are d, h, m, s, ms, us (or µs) and ns, the larger before the smaller, each at most once; spaces between the parts are allowed. The result is exact:
/// what is finer than the 100 ns of a <see cref="TimeSpan"/> is an error. No string makes it throw.
/// </remarks>
internal static class DurationParser
{
    /// <summary>What is allowed, as the end of a message.</summary>
    public const string Allowed = "Write numbers with the units d, h, m, s, ms, us or ns, the larger first (500ms, 30s, 1h30m, 1.5s), or hours:minutes:seconds (00:05:00).";

    private const int LongestText = 100;

    private static readonly (string Name, long Nanoseconds)[] Units =
    [
        ("d", 24 * Nanoseconds.PerHour),
        ("h", Nanoseconds.PerHour),
        ("m", Nanoseconds.PerMinute),
        ("s", Nanoseconds.PerSecond),
        ("ms", Nanoseconds.PerMillisecond),
        ("us", Nanoseconds.PerMicrosecond),
        ("ns", 1),
    ];

    private static readonly BigInteger LongestNanoseconds = (BigInteger)TimeSpan.MaxValue.Ticks * 100;

    public static Parsed<TimeSpan> Parse(string? text)
    {
        string? problem = Read(text, out BigInteger nanoseconds);
        if (problem is null && nanoseconds > LongestNanoseconds)
        {
            problem = "it is longer than a duration can be";
        }

        if (problem is null && !(nanoseconds % 100).IsZero)
        {
            problem = "it is finer than 100 ns";
        }

        return problem is null
            ? Parsed<TimeSpan>.Ok(new TimeSpan((long)(nanoseconds / 100)))
            : Parsed<TimeSpan>.Wrong($"{Written.Quote(text)} is not a duration: {problem}. {Allowed}");
    }

    /// <summary>Reads a duration of any length in nanoseconds. Returns what is wrong, as a clause, or null.</summary>
    internal static string? Read(string? text, out BigInteger nanoseconds)
    {
        nanoseconds = BigInteger.Zero;
        if (string.IsNullOrWhiteSpace(text))
        {
            return "it is empty";
        }

        // Longer than any duration needs; also keeps the arithmetic small.
        string trimmed = text.Trim();
        if (trimmed.Length > LongestText)
        {
            return $"it has more than {LongestText} characters";
        }

        if (trimmed[0] is '-' or '−')
        {
            return "it is negative";
        }

        return trimmed.Contains(':', StringComparison.Ordinal) ? ReadClock(trimmed, out nanoseconds) : ReadParts(trimmed, out nanoseconds);
    }

    private static string? ReadParts(string text, out BigInteger nanoseconds)
    {
        nanoseconds = BigInteger.Zero;
        int at = 0;
        int lastUnit = -1;
        while (at < text.Length)
        {
            int numberAt = at;
            string whole = Digits(text, ref at);
            string fraction = "";
            bool hasPoint = at < text.Length && text[at] == '.';
            if (hasPoint)
            {
                at++;
                fraction = Digits(text, ref at);
            }

            if (whole.Length == 0 || (hasPoint && fraction.Length == 0))
            {
                return $"a number is expected at {Written.Quote(text[numberAt..])}";
            }

            string number = hasPoint ? $"{whole}.{fraction}" : whole;
            Spaces(text, ref at);
            int start = at;
            while (at < text.Length && !char.IsAsciiDigit(text[at]) && text[at] != '.' && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            string name = text[start..at];
            if (name.Length == 0)
            {
                return $"the number {number} has no unit";
            }

            int unit = Array.FindIndex(Units, candidate => candidate.Name == (name is "µs" or "μs" ? "us" : name));
            if (unit < 0)
            {
                return $"{Written.Quote(name)} is not a unit";
            }

            if (unit == lastUnit)
            {
                return $"the unit {name} is written twice";
            }

            if (unit < lastUnit)
            {
                return $"the unit {name} comes after the smaller unit {Units[lastUnit].Name}";
            }

            BigInteger scaled = BigInteger.Parse(whole + fraction, CultureInfo.InvariantCulture) * Units[unit].Nanoseconds;
            nanoseconds += BigInteger.DivRem(scaled, BigInteger.Pow(10, fraction.Length), out BigInteger rest);
            if (!rest.IsZero)
            {
                return "it is finer than 1 ns";
            }

            lastUnit = unit;
            Spaces(text, ref at);
        }

        return null;
    }

    private static string? ReadClock(string text, out BigInteger nanoseconds)
    {
        const string Shape = "with colons it must be hours:minutes:seconds with two digits each";
        nanoseconds = BigInteger.Zero;
        string[] fields = text.Split(':');
        if (fields.Length != 3)
        {
            return Shape;
        }

        int point = fields[0].IndexOf('.', StringComparison.Ordinal);
        string days = point < 0 ? "0" : fields[0][..point];
        string hours = fields[0][(point + 1)..];
        point = fields[2].IndexOf('.', StringComparison.Ordinal);
        string seconds = point < 0 ? fields[2] : fields[2][..point];
        string fraction = point < 0 ? "0" : fields[2][(point + 1)..];
        if (!IsNumber(days) || !IsNumber(hours, 2) || !IsNumber(fields[1], 2) || !IsNumber(seconds, 2) || !IsNumber(fraction))
        {
            return Shape;
        }

        if (Number(hours) > 23 || Number(fields[1]) > 59 || Number(seconds) > 59)
        {
            return "hours go to 23, minutes and seconds to 59";
        }

        if (fraction.Length > 9)
        {
            return "it is finer than 1 ns";
        }

        nanoseconds = (Number(days) * 24 * Nanoseconds.PerHour)
            + (Number(hours) * Nanoseconds.PerHour)
            + (Number(fields[1]) * Nanoseconds.PerMinute)
            + (Number(seconds) * Nanoseconds.PerSecond)
            + Number(fraction.PadRight(9, '0'));
        return null;
    }

    private static bool IsNumber(string field, int? length = null) => field.Length > 0 && field.Length == (length ?? field.Length) && field.All(char.IsAsciiDigit);

    private static BigInteger Number(string digits) => BigInteger.Parse(digits, CultureInfo.InvariantCulture);

    private static string Digits(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private static void Spaces(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
