using System.Globalization;
using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>What stands beside the ticks of an axis: all in the same unit, with as many decimals as their distance needs. Pure.</summary>
internal static class TickText
{
    private static readonly (double Size, string Name)[] Times = [(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1, "ns")];

    private static readonly (double Size, string Name)[] Amounts = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "KB"), (1, "B")];

    /// <summary><c>0</c>, <c>200 ms</c>, <c>400 ms</c>; of a logarithmic axis each in its own unit.</summary>
    /// <param name="nanoseconds">The ticks, ascending.</param>
    /// <param name="isLogarithmic">Their distances differ.</param>
    public static IReadOnlyList<string> Time(IReadOnlyList<double> nanoseconds, bool isLogarithmic = false) =>
        isLogarithmic ? [.. nanoseconds.SelectMany(tick => InUnit([tick], Times))] : InUnit(nanoseconds, Times);

    /// <summary><c>0</c>, <c>0.5 MB</c>, <c>1 MB</c>.</summary>
    public static IReadOnlyList<string> Bytes(IReadOnlyList<double> bytes) => InUnit(bytes, Amounts);

    /// <summary><c>0</c>, <c>500</c>, <c>1,000</c>.</summary>
    public static IReadOnlyList<string> Number(IReadOnlyList<double> numbers) => [.. numbers.Select(number => Decimal(number, Decimals(Distance(numbers))))];

    /// <summary><c>0:00</c>, <c>0:30</c>, <c>1:00</c>; tenths where the ticks are nearer than a second.</summary>
    /// <param name="seconds">The ticks, ascending.</param>
    public static IReadOnlyList<string> Clock(IReadOnlyList<double> seconds) => [.. seconds.Select(tick => Figures.Moment(TimeSpan.FromSeconds(tick), Distance(seconds) < 1))];

    /// <summary><c>0 %</c>, <c>50 %</c>, <c>99.9 %</c>.</summary>
    public static IReadOnlyList<string> Percent(IReadOnlyList<double> shares) =>
        [.. shares.Select(share => Math.Round(share * 100, 6).ToString("0.######", CultureInfo.InvariantCulture) + " %")];

    private static string[] InUnit(IReadOnlyList<double> ticks, (double Size, string Name)[] units)
    {
        var (size, name) = units.FirstOrDefault(unit => ticks[^1] >= unit.Size, units[^1]);
        var decimals = Decimals(Distance(ticks) / size);
        return [.. ticks.Select(tick => tick == 0 ? "0" : $"{Decimal(tick / size, decimals)} {name}")];
    }

    private static double Distance(IReadOnlyList<double> ticks) => ticks.Count < 2 ? Math.Max(ticks[0], 1) : ticks[1] - ticks[0];

    private static int Decimals(double distance) => distance <= 0 ? 0 : Math.Max(0, (int)Math.Ceiling(-Math.Log10(distance) - 1e-9));

    private static string Decimal(double number, int decimals) => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
