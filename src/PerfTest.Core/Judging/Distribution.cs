using PerfTest.Measuring;

namespace PerfTest.Judging;

/// <summary>Samples of a trend, and how many more there would be if nothing had been dropped: those rank as slower than any.</summary>
/// <param name="Values">The samples, in the histogram's numbers; may be none where everything was dropped.</param>
/// <param name="NeverStarted">At least 0.</param>
internal sealed record Distribution(Histogram Values, long NeverStarted)
{
    /// <summary>Samples, and those that never came to be.</summary>
    public long Total => Values.Count + NeverStarted;

    /// <summary>0…1.</summary>
    public double NeverStartedShare => (double)NeverStarted / Total;

    /// <summary>Null: not reached, the rank is one of those that never started.</summary>
    public double? Quantile(double p) => Values.Quantile(p, NeverStarted);

    /// <summary>Whether a quantile is more than an extreme: n·(1−p) ≥ 1. Where not, "p99 of 40 samples is their maximum".</summary>
    // 1 - 0.99 is a little more than 0.01 and 1 - 0.999 a little less than 0.001: 1,000 samples resolve a p99.9.
    public bool Resolves(double p) => Total * (1 - p) >= 1 - 1e-9;

    /// <summary>All together. Null: there is nothing at all.</summary>
    public static Distribution? Merge(IEnumerable<Distribution?> parts)
    {
        Histogram? values = null;
        var neverStarted = 0L;
        foreach (var part in parts)
        {
            if (part is not null)
            {
                (values ??= new()).Add(part.Values);
                neverStarted += part.NeverStarted;
            }
        }

        return values is not null && values.Count + neverStarted > 0 ? new(values, neverStarted) : null;
    }

    /// <summary><c>avg 12.3 ms, med 11 ms, p(95) 45 ms, max 1.2 s of 12,345 samples</c>.</summary>
    public string Describe(Unit unit)
    {
        string Shown(double? value) => value is { } number ? UnitText.OfRecorded(unit, number) : "not reached";
        return $"avg {Shown(Values.Average)}, med {Shown(Quantile(0.5))}, p(95) {Shown(Quantile(0.95))}, max {Shown(Values.Max)} of {Figures.Counted(Values.Count, "sample")}";
    }
}
