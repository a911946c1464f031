using System.Numerics;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>One straight piece of a rate line: which iterations become due in it, and when.</summary>
internal abstract class RateRamp
{
    private readonly double _fromPerSecond;
    private readonly double _toPerSecond;
    private readonly double _areaBefore;

    private protected RateRamp(long start, RampEquation equation)
    {
        Start = start;
        Equation = equation;
        _fromPerSecond = PerSecond(equation.From);
        _toPerSecond = PerSecond(equation.To);
        _areaBefore = (double)equation.AreaBefore.Floor;
        LastIteration = (long)BigInteger.Min(equation.AreaAfter.Floor, long.MaxValue);
    }

    /// <summary>Nanoseconds from the scenario's start.</summary>
    public long Start { get; }

    public long End => Start + Equation.Length;

    /// <summary>The last iteration (1-based) that is due in this piece or before.</summary>
    public long LastIteration { get; }

    protected RampEquation Equation { get; }

    /// <summary>
    /// When the area under the whole line reaches <paramref name="iteration"/> (1-based), which it must do within this piece: nanoseconds from the scenario's
    /// start, to the nearest.
    /// </summary>
    public abstract long DueAt(long iteration);

    /// <summary>Planned iterations per second.</summary>
    public double RateAt(long at) => _fromPerSecond + ((_toPerSecond - _fromPerSecond) * ((double)(at - Start) / Equation.Length));

    /// <summary>The area under the whole line until <paramref name="at"/>, which lies in this piece: an estimate that may be off by one.</summary>
    public double AreaUntil(long at) => _areaBefore + ((_fromPerSecond + RateAt(at)) / 2 * ((double)(at - Start) / Nanoseconds.PerSecond));

    public static RateRamp Create(long start, RampEquation equation) =>
        equation.FitsInt128 ? new WrappingRateRamp(start, equation) : new UnlimitedRateRamp(start, equation);

    private static double PerSecond(Fraction perNanosecond) => (double)perNanosecond.Numerator * Nanoseconds.PerSecond / (double)perNanosecond.Denominator;
}
