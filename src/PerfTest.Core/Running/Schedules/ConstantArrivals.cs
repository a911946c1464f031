using System.Numerics;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>Iteration n (0-based) is due at n ÷ rate, the first at 0, as long as that is before the end.</summary>
internal sealed class ConstantArrivals : ArrivalSchedule
{
    private readonly ulong _count;
    private readonly ulong _period;
    private readonly long _duration;
    private readonly double _perSecond;

    /// <param name="rate">Iterations per period.</param>
    /// <param name="duration">Nanoseconds.</param>
    /// <param name="refinement">Multiplies the rate, exactly.</param>
    public ConstantArrivals(Rate rate, long duration, long refinement = 1)
    {
        var exact = new Fraction((BigInteger)rate.Count * refinement, rate.PeriodNanoseconds);
        Total = CheckTotal((exact * new Fraction(duration, 1)).Ceiling);
        _count = checked((ulong)exact.Numerator);
        _period = (ulong)exact.Denominator;
        _duration = duration;
        _perSecond = rate.PerSecond * refinement;
    }

    public override long Total { get; }

    public override long DueAt(long index)
    {
        CheckIndex(index);
        // n · period ÷ count, to the nearest nanosecond; one that is due less than 0.5 ns before the end is not moved onto it.
        var nearest = (((UInt128)(ulong)index * _period * 2) + _count) / ((UInt128)_count * 2);
        return Math.Min((long)nearest, _duration - 1);
    }

    public override long DueCount(long at)
    {
        if (at < 0)
        {
            return 0;
        }

        if (at >= _duration - 1)
        {
            return Total;
        }
        // n · period ÷ count < at + ½
        var twicePeriod = (UInt128)_period * 2;
        var due = (((((UInt128)(ulong)at * 2) + 1) * _count) + twicePeriod - 1) / twicePeriod;
        return due > (ulong)Total ? Total : (long)due;
    }

    public override double RateAt(long at) => at >= 0 && at <= _duration ? _perSecond : 0;
}
