namespace PerfTest.Planning;

/// <summary>What <see cref="ThresholdParser"/> makes of a string: exactly one of the two is not null.</summary>
internal readonly struct ParsedThreshold
{
    public ParsedThreshold(ThresholdExpression expression)
    {
        Expression = expression;
        Mistake = null;
    }

    public ParsedThreshold(ThresholdMistake mistake)
    {
        Expression = null;
        Mistake = mistake;
    }

    public ThresholdExpression? Expression { get; }

    public ThresholdMistake? Mistake { get; }
}
