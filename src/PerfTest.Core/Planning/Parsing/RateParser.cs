using System.Globalization;
using System.Numerics;

namespace PerfTest.Planning;

/// <summary>
/// Rates as users write them: a number, a slash, and a time: <c>10000/s</c>, <c>600/m</c>, <c>5/500ms</c>, <c>0.5/s</c>, <c>0/s</c>.
/// </summary>
/// <remarks>A decimal number is made whole by a longer period: <c>0.5/s</c> is 5 every 10 s. No string makes it throw.</remarks>
internal static class RateParser
{
    /// <summary>What is allowed, as the end of a message.</summary>
    public const string Allowed = "Write iterations per time, such as 100/s, 600/m or 5/500ms.";

    private const int LongestNumber = 30;

    public static Parsed<Rate> Parse(string? text)
    {
        string? problem = Read(text, out Rate rate);
        return problem is null ? Parsed<Rate>.Ok(rate) : Parsed<Rate>.Wrong($"{Written.Quote(text)} is not a rate: {problem}. {Allowed}");
    }

    private static string? Read(string? text, out Rate rate)
    {
        rate = Rate.Zero;
        if (string.IsNullOrWhiteSpace(text))
        {
            return "it is empty";
        }

        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return "it has no \"/\" and no time";
        }

        string? problem = ReadNumber(text[..slash].Trim(), out BigInteger count, out BigInteger divisor);
        if (problem is not null)
        {
            return problem;
        }

        string period = text[(slash + 1)..].Trim();
        bool isBareUnit = period.Length > 0 && char.IsAsciiLetter(period[0]);
        problem = DurationParser.Read(isBareUnit ? "1" + period : period, out BigInteger nanoseconds);
        if (problem is not null)
        {
            return $"{Written.Quote(period)} is not a time, {problem}";
        }

        if (nanoseconds.IsZero)
        {
            return "its time is zero";
        }

        nanoseconds *= divisor;
        if (count > long.MaxValue || nanoseconds > long.MaxValue)
        {
            return "its number or its time is too large";
        }

        rate = new Rate((long)count, (long)nanoseconds);
        return null;
    }

    private static string? ReadNumber(string text, out BigInteger number, out BigInteger divisor)
    {
        number = BigInteger.Zero;
        divisor = BigInteger.One;
        if (text.Length == 0)
        {
            return "there is no number before the \"/\"";
        }

        if (text.Length > LongestNumber)
        {
            return "its number is too long";
        }

        if (text[0] is '-' or '−')
        {
            return "it is negative";
        }

        int point = text.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? text : text[..point];
        string fraction = point < 0 ? "" : text[(point + 1)..];
        if (whole.Length == 0 || !whole.All(char.IsAsciiDigit) || !fraction.All(char.IsAsciiDigit) || (point >= 0 && fraction.Length == 0))
        {
            return $"{Written.Quote(text)} is not a number";
        }

        fraction = fraction.TrimEnd('0');
        number = BigInteger.Parse(whole + fraction, CultureInfo.InvariantCulture);
        divisor = BigInteger.Pow(10, fraction.Length);
        return null;
    }
}
