using System.Collections.Immutable;
using System.Numerics;

namespace PerfTest.Planning;

/// <summary>Stages made longer, shorter, higher or lower, their shape kept. Pure.</summary>
internal static class StageScaling
{
    /// <summary>The sum of the stages' durations.</summary>
    public static TimeSpan Length(ImmutableArray<StageSpec> stages) => stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Duration);

    /// <summary>
    /// Each border between stages moved by <paramref name="numerator"/> ÷ <paramref name="denominator"/>, rounded to 100 ns: the sum is scaled exactly. A stage
    /// that had a length keeps one of at least 100 ns.
    /// </summary>
    public static ImmutableArray<StageSpec> Lengths(ImmutableArray<StageSpec> stages, long numerator, long denominator)
    {
        var scaled = ImmutableArray.CreateBuilder<StageSpec>(stages.Length);
        long before = 0;
        long border = 0;
        foreach (StageSpec stage in stages)
        {
            border += stage.Duration.Ticks;
            long least = stage.Duration.Ticks > 0 ? 1 : 0;
            long length = Math.Max(Scale(border, numerator, denominator) - before, least);
            scaled.Add(stage with { Duration = new TimeSpan(length) });
            before += length;
        }

        return scaled.MoveToImmutable();
    }

    /// <summary>The targets multiplied by <paramref name="peak"/> ÷ <paramref name="oldPeak"/>; what had virtual users keeps at least one.</summary>
    public static int Vus(long target, int peak, long oldPeak) => target == 0 ? 0 : Math.Max(1, (int)Scale(target, peak, oldPeak));

    /// <summary>The rate multiplied by <paramref name="peak"/> ÷ <paramref name="oldPeak"/>: exact, or where that needs too many digits to a thousandth of an iteration per second.</summary>
    public static Rate Rate(Rate target, Rate peak, Rate oldPeak)
    {
        BigInteger count = (BigInteger)target.Count * peak.Count * oldPeak.PeriodNanoseconds;
        BigInteger period = (BigInteger)target.PeriodNanoseconds * peak.PeriodNanoseconds * oldPeak.Count;
        BigInteger divisor = BigInteger.GreatestCommonDivisor(count, period);
        (count, period) = (count / divisor, period / divisor);
        if (period < Nanoseconds.PerSecond)
        {
            BigInteger factor = Nanoseconds.PerSecond / BigInteger.GreatestCommonDivisor(period, Nanoseconds.PerSecond);
            (count, period) = (count * factor, period * factor);
        }

        const long Thousandths = 1_000 * Nanoseconds.PerSecond;
        return period <= Thousandths
            ? new Rate((long)count, (long)period)
            : new Rate((long)BigInteger.Max(((count * Thousandths) + (period / 2)) / period, target.Count == 0 ? 0 : 1), Thousandths);
    }

    /// <summary>A time multiplied; what is not zero stays at least 100 ns.</summary>
    public static TimeSpan Time(TimeSpan time, long numerator, long denominator) =>
        time == TimeSpan.Zero ? time : new TimeSpan(Math.Max(1, Scale(time.Ticks, numerator, denominator)));

    // Rounds half up.
    private static long Scale(long value, long numerator, long denominator) => (long)((((Int128)value * numerator) + (denominator / 2)) / denominator);
}
