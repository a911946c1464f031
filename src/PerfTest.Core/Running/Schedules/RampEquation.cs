using System.Numerics;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>The equation that says when an area is reached in one straight piece of a rate line, with integer coefficients.</summary>
/// <remarks>
/// Let the piece be L ns long and its rate go from a to b per ns, a ≤ b. The area q is reached at t when a·t + (b − a)·t² ÷ 2L = q. Subtleness ahead: a falling
/// piece is looked at from its end, where it rises, because from its start the solution is the difference of two almost equal numbers. With u = 2t,
/// so that halves of a nanosecond are integers, and q = m ÷ Denominator, and all multiplied by what makes the coefficients integers:
/// <code>Quadratic·u² + Linear·u − Constant·m = 0</code>
/// The left side ascends with u ≥ 0, so that its sign at a given u says whether the area has been reached by then.
/// </remarks>
internal sealed class RampEquation
{
    private static readonly BigInteger Limit = BigInteger.Pow(2, 126);

    /// <param name="length">L, nanoseconds, at least 1.</param>
    /// <param name="from">Rate at the start, iterations per nanosecond.</param>
    /// <param name="to">Rate at the end.</param>
    /// <param name="areaBefore">Area under the line before the start.</param>
    public RampEquation(long length, Fraction from, Fraction to, Fraction areaBefore)
    {
        (Length, From, To, AreaBefore) = (length, from, to, areaBefore);
        AreaAfter = areaBefore + ((from + to) * new Fraction(length, 2));
        IsFalling = to < from;

        var origin = IsFalling ? AreaAfter : areaBefore;
        Denominator = origin.Denominator;
        Whole = origin.Floor;
        Rest = origin.Numerator - (Whole * Denominator);

        var low = IsFalling ? to : from;
        var rise = (IsFalling ? from : to) - low;
        Quadratic = rise.Numerator * low.Denominator * Denominator;
        Linear = 4 * length * low.Numerator * rise.Denominator * Denominator;
        Constant = 8 * length * low.Denominator * rise.Denominator;
        var common = BigInteger.GreatestCommonDivisor(BigInteger.GreatestCommonDivisor(Quadratic, Linear), Constant);
        (Quadratic, Linear, Constant) = (Quadratic / common, Linear / common, Constant / common);

        // Near the solution the left side is small, whatever its terms are, and may be computed modulo 2^128. How small: its greatest slope times the
        // greatest error of a solution in doubles, which is some units in the last of 53 places.
        var greatestSlope = (4 * Quadratic * length) + Linear;
        var greatestError = (length >> 45) + 64;
        var greatestArea = ((AreaAfter - areaBefore).Ceiling + 1) * Denominator;
        FitsInt128 = new[] { greatestSlope * greatestError, greatestArea, Constant }.All(number => number < Limit);
    }

    public long Length { get; }
    public Fraction From { get; }
    public Fraction To { get; }
    public Fraction AreaBefore { get; }
    public Fraction AreaAfter { get; }
    public bool IsFalling { get; }

    /// <summary>Areas are counted from Whole + Rest ÷ Denominator: the area before the piece, or for a falling one, downwards, that after it.</summary>
    public BigInteger Whole { get; }
    public BigInteger Rest { get; }
    public BigInteger Denominator { get; }

    public BigInteger Quadratic { get; }
    public BigInteger Linear { get; }
    public BigInteger Constant { get; }

    /// <summary>Whether 128-bit arithmetic decides as exactly as unlimited arithmetic does. True for everything that people write.</summary>
    public bool FitsInt128 { get; }
}
