using PerfTest.Judging;

namespace PerfTest;

/// <summary>Limits that are asked for, and values beside them.</summary>
internal static class Limits
{
    private const int MostDigits = 12;

    /// <summary>A limit on times. What can never hold is a mistake of the test.</summary>
    public static double Nanoseconds(TimeSpan limit) => limit > TimeSpan.Zero
        ? limit.Ticks * 100.0
        : throw new ArgumentOutOfRangeException(nameof(limit), limit, "No time is below this limit: write one above zero.");

    /// <summary>An upper limit on a share.</summary>
    public static double Below(double share, string instead) => share switch
    {
        > 0 and <= 1 => share,
        > 1 => throw new ArgumentOutOfRangeException(nameof(share), share, "A share goes from 0 to 1, so that this limit always holds: one percent is 0.01."),
        _ => throw new ArgumentOutOfRangeException(nameof(share), share, $"No share is below this limit: write one above 0, or {instead}."),
    };

    /// <summary>A lower limit on a share.</summary>
    public static double Above(double share, string instead) => share switch
    {
        >= 0 and < 1 => share,
        < 0 => throw new ArgumentOutOfRangeException(nameof(share), share, "A share goes from 0 to 1, so that this limit always holds."),
        _ => throw new ArgumentOutOfRangeException(nameof(share), share, $"A share goes from 0 to 1, and none is above this limit: 99 percent is 0.99; for all, {instead}."),
    };

    /// <summary>A number that is not the limit is not shown as equal to it.</summary>
    /// <param name="value">What was measured.</param>
    /// <param name="limit">What it is compared with.</param>
    /// <param name="show">The number with so many digits.</param>
    /// <param name="digits">At least.</param>
    public static string Beside(double value, double limit, Func<double, int, string> show, int digits = 3)
    {
        while (digits < MostDigits && value != limit && show(value, digits) == show(limit, digits))
        {
            digits++;
        }

        return show(value, digits);
    }

    /// <summary>A share with as many decimals as it takes.</summary>
    public static string Percent(double share, double limit) => Beside(share, limit, Figures.Percent, digits: 2);

    /// <summary><c>500 ms</c>, <c>12.5/s</c>: as many digits as the limit has.</summary>
    public static string Exact(double limit, Func<double, int, string> show)
    {
        var text = show(limit, MostDigits);
        var unit = text.IndexOfAny([' ', '/']);
        var number = unit < 0 ? text : text[..unit];
        return (number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number) + text[number.Length..];
    }

    /// <summary>By how much an upper limit is broken: <c>, 1.6 times the limit,</c>; empty where that says nothing.</summary>
    public static string Times(double value, double limit)
    {
        var times = value / limit;
        return times is >= 1.05 and < 1e6 ? $", {Figures.Number(Math.Round(times, times < 10 ? 1 : 0), 2)} times the limit," : "";
    }
}
