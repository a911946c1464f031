namespace PerfTest.Planning;

/// <summary>
/// Divides iterations among bodies by weight, evenly spread: smooth weighted round-robin, as a pure function of the global iteration index. 5 : 1 : 1 gives
/// a a b a c a a, over and over.
/// </summary>
/// <remarks>At each turn every body gains its weight in credit; the one with the most credit has its turn (of equals the first) and pays the sum of all weights.</remarks>
internal sealed class WeightedRoundRobin
{
    /// <summary>The most turns of one round: the sum of the weights, each divided by their greatest common divisor.</summary>
    public const int MaxRound = 1_000_000;

    private readonly int[] _round;

    /// <param name="weights">At least one; each at least 1.</param>
    public WeightedRoundRobin(IReadOnlyList<int> weights)
    {
        if (Mistake(weights) is { } mistake)
        {
            throw new ArgumentException(mistake, nameof(weights));
        }

        var common = weights.Aggregate(0, Gcd);
        var shares = weights.Select(weight => weight / common).ToArray();
        _round = new int[shares.Sum()];
        var credit = new long[shares.Length];
        for (var turn = 0; turn < _round.Length; turn++)
        {
            var richest = 0;
            for (var body = 0; body < shares.Length; body++)
            {
                credit[body] += shares[body];
                if (credit[body] > credit[richest])
                {
                    richest = body;
                }
            }
            credit[richest] -= _round.Length;
            _round[turn] = richest;
        }
    }

    /// <summary>Which body runs an iteration.</summary>
    /// <param name="globalIndex">The iteration's 0-based index over all segments of the run.</param>
    public int Pick(long globalIndex) => _round.Length == 1 ? 0 : _round[globalIndex % _round.Length];

    /// <summary>What is wrong with the weights, as a sentence, or null.</summary>
    public static string? Mistake(IReadOnlyList<int> weights)
    {
        if (weights.Count == 0)
        {
            return "There must be at least one body to divide iterations among.";
        }

        foreach (var weight in weights)
        {
            if (weight < 1)
            {
                return $"The weight {weight} is not possible: a weight is at least 1.";
            }
        }
        var common = weights.Aggregate(0, Gcd);
        var round = weights.Sum(weight => (long)weight / common);
        return round > MaxRound
            ? $"The weights {string.Join(", ", weights)} repeat only after {round} iterations; at most {MaxRound} is possible. Use rounder weights."
            : null;
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
