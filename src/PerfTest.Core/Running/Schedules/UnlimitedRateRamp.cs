using System.Numerics;

namespace PerfTest.Running;

/// <summary>
/// Solves any <see cref="RampEquation"/>, by bisection in unlimited arithmetic: some tens of microseconds. For lines with many rates that have no small common
/// denominator.
/// </summary>
internal sealed class UnlimitedRateRamp(long start, RampEquation equation) : RateRamp(start, equation)
{
    public override long DueAt(long iteration)
    {
        var area = Equation.IsFalling
            ? ((Equation.Whole - iteration) * Equation.Denominator) + Equation.Rest
            : ((iteration - Equation.Whole) * Equation.Denominator) - Equation.Rest;
        var (low, high) = (0L, Equation.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (IsReached(middle, area))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
        return Equation.IsFalling ? End - low : Start + low;
    }

    /// <summary>Whether the area is reached before <paramref name="time"/> + ½; seen from the end, before or exactly then.</summary>
    private bool IsReached(long time, BigInteger area)
    {
        var u = ((BigInteger)time * 2) + 1;
        var value = (((Equation.Quadratic * u) + Equation.Linear) * u) - (Equation.Constant * area);
        return Equation.IsFalling ? value.Sign >= 0 : value.Sign > 0;
    }
}
