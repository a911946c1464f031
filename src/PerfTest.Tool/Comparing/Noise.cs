using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest.Tool;

/// <summary>
/// How far a figure of one run is known. Samples of a run are not independent of each other: what is slow in one second is often slow in the next. So the run's course is
/// cut into at most 60 pieces of the same length, and the figure is computed of 400 runs that are drawn from these pieces with replacement; the middle 99 % of them are
/// the interval (a block bootstrap, on a fixed seed). A run of fewer than 10 pieces has the interval of its order statistics, which takes samples for independent. What
/// differs from one run to the next by itself is in neither.
/// </summary>
internal static class Noise
{
    /// <summary>The most pieces of a run.</summary>
    public const int MostPieces = 60;

    /// <summary>Fewer pieces say nothing about the spread between them.</summary>
    public const int FewestPieces = 10;

    private const int Draws = 400;
    private const double Confidence = 0.99;

    /// <summary>Of the two-sided normal distribution, at <see cref="Confidence"/>.</summary>
    private const double Z = 2.5758;

    /// <summary>Of a percentile.</summary>
    /// <param name="pieces">The run's course.</param>
    /// <param name="whole">The run.</param>
    /// <param name="p">0…1.</param>
    /// <returns>Null: not known; an infinite end: it may be one of those that never started.</returns>
    public static Interval? OfQuantile(IReadOnlyList<Distribution> pieces, Distribution whole, double p)
    {
        if (pieces.Count < FewestPieces)
        {
            return OfOrderStatistics(whole, p);
        }

        var values = new Histogram();
        return Of(Draw(pieces.Count, chosen =>
        {
            values.Clear();
            var neverStarted = 0L;
            foreach (var i in chosen)
            {
                values.Add(pieces[i].Values);
                neverStarted += pieces[i].NeverStarted;
            }

            return values.Quantile(p, neverStarted) ?? double.PositiveInfinity;
        }));
    }

    /// <summary>Of a quotient of two sums: a rate (count and seconds), a share (failures and requests).</summary>
    /// <returns>Null: not known.</returns>
    public static Interval? OfQuotient(IReadOnlyList<(double Above, double Below)> pieces)
    {
        if (pieces.Count < FewestPieces)
        {
            return null;
        }

        return Of(Draw(pieces.Count, chosen =>
        {
            double above = 0, below = 0;
            foreach (var i in chosen)
            {
                above += pieces[i].Above;
                below += pieces[i].Below;
            }

            return below == 0 ? 0 : above / below;
        }));
    }

    /// <summary>The ranks between which a percentile of so many independent samples lies: np ± z·√(np(1−p)).</summary>
    private static Interval? OfOrderStatistics(Distribution whole, double p)
    {
        if (whole.Total < 2)
        {
            return null;
        }

        var spread = Z * Math.Sqrt(whole.Total * p * (1 - p));
        double At(double rank) => whole.Quantile(Math.Clamp(rank / (whole.Total - 1), 0, 1)) ?? double.PositiveInfinity;
        return new(At((whole.Total * p) - spread), At((whole.Total * p) + spread));
    }

    private static double[] Draw(int pieces, Func<int[], double> figure)
    {
        // Not a secret; the same runs give the same answer.
#pragma warning disable CA5394
        var random = new Random(1);
        var chosen = new int[pieces];
        var figures = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < pieces; i++)
            {
                chosen[i] = random.Next(pieces);
            }

            figures[draw] = figure(chosen);
        }
#pragma warning restore CA5394

        return figures;
    }

    private static Interval Of(double[] figures)
    {
        Array.Sort(figures);
        var cut = (int)(figures.Length * (1 - Confidence) / 2);
        return new(figures[cut], figures[^(cut + 1)]);
    }
}
