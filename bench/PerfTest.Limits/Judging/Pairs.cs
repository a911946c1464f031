namespace PerfTest.Bench;

/// <summary>
/// Two things measured side by side, in short rounds that take turns. A machine that is busy, throttled or virtual slows down both halves of a pair alike, so that their
/// quotient means something where neither half does; the median of the quotients leaves out pairs that were disturbed in one half only.
/// </summary>
/// <remarks>
/// Judged by processor time: where both halves use up the processors that they have, it says the same as the clock, and what others take away in between
/// is not in it. The clock's quotient is shown beside it.
/// </remarks>
internal sealed class Pairs
{
    private readonly List<(Half Ours, Half Bare)> _pairs = [];

    private Pairs()
    {
    }

    private Spread Ratios => Spread.Of(_pairs.Select(pair => pair.Ours.Processor / pair.Bare.Processor));

    private Spread WallRatios => Spread.Of(_pairs.Select(pair => pair.Ours.Wall / pair.Bare.Wall));

    /// <summary>
    /// Measures, and if the median of the ratios is worse than it is known to be measures once more, longer and from nothing: a burst of load from outside that spoiled the first try
    /// is seldom there for the second, which alone counts then; a real loss is there both times.
    /// </summary>
    /// <param name="demand">What the median of ours ÷ bare has to reach.</param>
    /// <param name="rounds">How many pairs count; one more goes first and does not.</param>
    /// <param name="ours">Measures ours once.</param>
    /// <param name="bare">Measures what it is compared with, once.</param>
    /// <param name="show">A half as text.</param>
    public static async Task<Line> JudgeAsync(Demand demand, int rounds, Func<Task<Half>> ours, Func<Task<Half>> bare, Func<double, string> show)
    {
        Pairs pairs = await MeasureAsync(rounds, ours, bare);
        string again = "";
        if (!demand.Holds(pairs.Ratios.Median))
        {
            again = $", second try after {pairs.Ratios.Show(demand.Show)}";
            pairs = await MeasureAsync((2 * rounds) + 1, ours, bare);
        }

        double ourMedian = Spread.Of(pairs._pairs.Select(pair => pair.Ours.Processor)).Median;
        double bareMedian = Spread.Of(pairs._pairs.Select(pair => pair.Bare.Processor)).Median;
        string measured = $"{pairs.Ratios.Show(demand.Show)}, by the clock {demand.Show(pairs.WallRatios.Median)}; {show(ourMedian)} against {show(bareMedian)}{again}";
        return demand.Judge(pairs.Ratios.Median, measured);
    }

    private static async Task<Pairs> MeasureAsync(int rounds, Func<Task<Half>> ours, Func<Task<Half>> bare)
    {
        var pairs = new Pairs();
        for (int round = -1; round < rounds; round++)
        {
            // Which goes first changes, so that neither always meets the other's garbage.
            bool oursFirst = round % 2 == 0;
            Half first = await (oursFirst ? ours() : bare());
            Half second = await (oursFirst ? bare() : ours());
            if (round >= 0)
            {
                pairs._pairs.Add(oursFirst ? (first, second) : (second, first));
            }
        }

        return pairs;
    }
}
