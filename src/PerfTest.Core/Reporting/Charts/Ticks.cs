namespace PerfTest.Reporting;

/// <summary>Round numbers along an axis. Pure.</summary>
internal static class Ticks
{
    private static readonly double[] Mantissas = [1, 2, 5, 10];
    private static readonly double[] Nines = [0.5, 0.9, 0.99, 0.999, 0.9999];

    private static readonly double[] ClockSteps =
    [
        0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 432000, 864000,
    ];

    /// <summary>From 0 on, in steps of 1, 2 or 5 times a power of ten; the last one is not below <paramref name="most"/>.</summary>
    /// <param name="most">The largest value that is shown.</param>
    /// <param name="steps">At most so many steps.</param>
    /// <param name="least">The smallest step: 1 where only whole numbers make sense.</param>
    public static IReadOnlyList<double> Linear(double most, int steps = 5, double least = 0)
    {
        if (!(most > 0) || double.IsInfinity(most))
        {
            return least > 0 ? [0, least] : [0, 1];
        }

        var step = Math.Max(least, NiceStep(most / steps));
        return Multiples(step, (int)Math.Ceiling((most / step) - 1e-9));
    }

    /// <summary>Elapsed time in steps that clocks have: seconds, quarters of minutes, minutes, hours. None beyond the end.</summary>
    /// <param name="end">In seconds.</param>
    /// <param name="steps">At most so many steps.</param>
    public static IReadOnlyList<double> Clock(double end, int steps = 6)
    {
        if (!(end > 0))
        {
            return [0];
        }

        var step = ClockSteps.FirstOrDefault(candidate => end / candidate <= steps + 1e-9, NiceStep(end / steps / 86400) * 86400);
        return Multiples(step, (int)Math.Floor((end / step) + 1e-9));
    }

    /// <summary>Powers of ten, and between them 2 and 5 times those where there are few; the first not above <paramref name="least"/>, the last not below <paramref name="most"/>.</summary>
    /// <param name="least">Above 0.</param>
    /// <param name="most">At least <paramref name="least"/>.</param>
    public static IReadOnlyList<double> Logarithmic(double least, double most)
    {
        var decades = Math.Log10(most / least);
        double[] mantissas = decades <= 2.5 ? [1, 2, 5] : [1];
        List<double> ticks = [];
        for (var exponent = (int)Math.Floor(Math.Log10(least)) - 1; exponent <= Math.Ceiling(Math.Log10(most)) + 1; exponent++)
        {
            ticks.AddRange(mantissas.Select(mantissa => mantissa * Math.Pow(10, exponent)));
        }

        const double Slack = 1e-9;
        var first = ticks.FindLastIndex(tick => tick <= least * (1 + Slack));
        var last = ticks.FindIndex(tick => tick >= most * (1 - Slack));
        last = last == first ? first + 1 : last;

        // Of many decades only some have names.
        var every = Math.Max(1, (int)Math.Ceiling((last - first + 1) / 8.0));
        return [.. ticks[first..(last + 1)].Where((_, i) => i % every == 0 || i == last - first)];
    }

    /// <summary>The median, and then nine after nine: 50, 90, 99, 99.9 and 99.99 %, as far as <paramref name="to"/>.</summary>
    public static IReadOnlyList<double> Percentile(double to) => [.. Nines.Where(tick => tick <= to + 1e-9)];

    private static double NiceStep(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        return power * Mantissas.First(mantissa => mantissa >= (atLeast / power) - 1e-9);
    }

    // Multiples, not sums: 3 × 0.1 is nearer to 0.3 than 0.1 + 0.1 + 0.1.
    private static double[] Multiples(double step, int count) => [.. Enumerable.Range(0, count + 1).Select(i => Math.Round(i * step, 12))];
}
