using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>The axes that reports need, with their ticks. Pure.</summary>
internal static class Axes
{
    /// <summary>A logarithmic axis where the largest value is so many times the usual one.</summary>
    private const double Wide = 40;

    /// <summary>Time since the start of the plan.</summary>
    /// <param name="end">In seconds.</param>
    public static ChartAxis Elapsed(double end)
    {
        var ticks = Ticks.Clock(end);
        return new(Scale.Linear(0, Math.Max(end, 0.001)), ticks, TickText.Clock(ticks), seconds => Figures.Moment(TimeSpan.FromSeconds(seconds), end < 20));
    }

    /// <summary>Latencies in nanoseconds, from 0; logarithmic where they are so far apart that the usual ones would lie on the ground.</summary>
    /// <param name="values">All that will be drawn, limits too.</param>
    /// <param name="usual">What most samples are like; null: it does not matter.</param>
    public static ChartAxis Latency(IEnumerable<double> values, double? usual = null)
    {
        var finite = values.Where(double.IsFinite).ToList();
        var most = finite.DefaultIfEmpty(0).Max();
        var isWide = usual is > 0 && most > Wide * usual;
        IReadOnlyList<double> ticks = isWide ? Ticks.Logarithmic(Math.Max(1, finite.Where(value => value > 0).Min()), most) : Ticks.Linear(most);
        var scale = isWide ? Scale.Logarithmic(ticks[0], ticks[^1]) : Scale.Linear(0, ticks[^1]);
        return new(scale, ticks, TickText.Time(ticks, isWide), value => Figures.Time(value));
    }

    /// <summary>Counts per second, or of things, from 0.</summary>
    /// <param name="most">The largest value.</param>
    /// <param name="unit">Behind a value: <c>/s</c>.</param>
    /// <param name="least">The smallest distance of ticks.</param>
    public static ChartAxis Amount(double most, string unit = "", double least = 0)
    {
        var ticks = Ticks.Linear(most, steps: 4, least);
        return new(Scale.Linear(0, ticks[^1]), ticks, TickText.Number(ticks), value => Figures.Number(value) + unit);
    }

    /// <summary>Bytes per second, from 0.</summary>
    public static ChartAxis ByteRate(double most)
    {
        var ticks = Ticks.Linear(most, steps: 4);
        return new(Scale.Linear(0, ticks[^1]), ticks, TickText.Bytes(ticks), value => Figures.Bytes(value) + "/s");
    }

    /// <summary>Percentiles, stretched towards 100 %.</summary>
    /// <param name="to">The last share, below 1.</param>
    public static ChartAxis Percentile(double to)
    {
        var ticks = Ticks.Percentile(to);
        return new(Scale.Percentile(to), ticks, TickText.Percent(ticks), share => TickText.Percent([share])[0]);
    }

    /// <summary>Shares of 0…1, from 0.</summary>
    public static ChartAxis Share(double most)
    {
        var ticks = Ticks.Linear(Math.Min(1, most), steps: 4);
        return new(Scale.Linear(0, ticks[^1]), ticks, TickText.Percent(ticks), share => Figures.Percent(share));
    }
}
