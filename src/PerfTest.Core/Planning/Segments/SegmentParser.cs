using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace PerfTest.Planning;

/// <summary>Reads execution segments as k6 writes them.</summary>
internal static class SegmentParser
{
    /// <summary>The largest common denominator of a written sequence: more parts than any run has machines.</summary>
    public const int MaxCycle = 10_000;

    private const int MaxDigits = 18;

    public static bool TryParse(string? segment, string? sequence, out Segment result, [NotNullWhen(false)] out string? mistake)
    {
        result = Segment.Whole;
        var range = string.IsNullOrWhiteSpace(segment) ? "0:1" : segment.Trim();
        if (!TryRange(range, out var from, out var to, out mistake))
        {
            return false;
        }

        if (!TryBounds(sequence, from, to, out var bounds, out mistake))
        {
            return false;
        }

        var index = bounds.IndexOf(from);
        if (index < 0 || index + 1 == bounds.Count || bounds[index + 1] != to)
        {
            mistake = $"The execution segment '{range}' is not one of the sequence '{sequence}': it must run from one bound of the sequence to the next.";
            return false;
        }

        var cycle = bounds.Aggregate(BigInteger.One, (lcm, bound) => lcm / BigInteger.GreatestCommonDivisor(lcm, bound.Denominator) * bound.Denominator);
        if (cycle > MaxCycle)
        {
            mistake = $"The execution segments '{sequence ?? range}' have the common denominator {cycle}; at most {MaxCycle} is possible.";
            return false;
        }

        var shares = bounds.Skip(1).Zip(bounds, (next, bound) => (long)((next - bound) * new Fraction(cycle, 1)).Numerator);
        result = new Segment(new SegmentSequence([.. shares]), index);
        return true;
    }

    private static bool TryRange(string range, out Fraction from, out Fraction to, [NotNullWhen(false)] out string? mistake)
    {
        from = Fraction.Zero;
        to = Fraction.One;
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        if (!TryBound(colon < 0 ? range : range[(colon + 1)..], out to) || (colon >= 0 && !TryBound(range[..colon], out from)))
        {
            mistake = $"The execution segment '{range}' is not a range: write two bounds from 0 to 1 with a colon between, like '1/5:2/5'.";
            return false;
        }
        if (from >= to || to > Fraction.One)
        {
            mistake = $"The execution segment '{range}' is not a range: its first bound must be less than its second, and neither may be above 1.";
            return false;
        }
        mistake = null;
        return true;
    }

    private static bool TryBounds(string? sequence, Fraction from, Fraction to, out List<Fraction> bounds, [NotNullWhen(false)] out string? mistake)
    {
        mistake = null;
        bounds = [];
        if (string.IsNullOrWhiteSpace(sequence))
        {
            bounds.AddRange(new SortedSet<Fraction> { Fraction.Zero, from, to, Fraction.One });
            return true;
        }
        foreach (var written in sequence.Split(','))
        {
            if (!TryBound(written, out var bound))
            {
                mistake = $"The execution segment sequence '{sequence}' has the bound '{written.Trim()}'; a bound is a number from 0 to 1, like '1/3', '0.25' or '25%'.";
                return false;
            }
            bounds.Add(bound);
        }
        var ascends = bounds.Zip(bounds.Skip(1)).All(pair => pair.First < pair.Second);
        if (bounds.Count < 2 || bounds[0] != Fraction.Zero || bounds[^1] != Fraction.One || !ascends)
        {
            mistake = $"The execution segment sequence '{sequence}' must begin with 0, end with 1 and ascend between, like '0,1/3,2/3,1'.";
            return false;
        }
        return true;
    }

    private static bool TryBound(string written, out Fraction bound)
    {
        bound = default;
        var text = written.AsSpan().Trim();
        var slash = text.IndexOf('/');
        if (slash >= 0)
        {
            if (!TryInteger(text[..slash], out var numerator) || !TryInteger(text[(slash + 1)..], out var denominator) || denominator.IsZero)
            {
                return false;
            }

            bound = new Fraction(numerator, denominator);
            return true;
        }

        var isPercentage = text.EndsWith("%");
        if (isPercentage)
        {
            text = text[..^1].TrimEnd();
        }

        var point = text.IndexOf('.');
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        var digits = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        if (point >= 0 && (point == 0 || decimals == 0) || !TryInteger(digits, out var value))
        {
            return false;
        }

        bound = new Fraction(value, BigInteger.Pow(10, decimals + (isPercentage ? 2 : 0)));
        return true;
    }

    private static bool TryInteger(ReadOnlySpan<char> text, out BigInteger value)
    {
        text = text.Trim();
        value = BigInteger.Zero;
        if (text.IsEmpty || text.Length > MaxDigits || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        value = long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        return true;
    }
}
