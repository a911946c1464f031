namespace PerfTest.Planning;

/// <summary>
/// Finds what is wrong with a threshold that the grammar accepts: a metric that is probably a slip of the pen, an aggregation or a unit that does not fit, a
/// limit that can never fail or never pass.
/// </summary>
internal static class ThresholdChecker
{
    /// <summary>What a threshold without a metric limits, as far as is known before it is known which metric that is.</summary>
    public static readonly KnownMetric Headline = new("headline latency", MetricType.Trend, Unit.Time);

    // What people write for an aggregation where a metric is read; ordinary names of metrics are not among them.
    private static readonly (string Word, string Meant)[] OtherWords =
    [
        ("mean", "avg"), ("average", "avg"), ("median", "med"), ("minimum", "min"), ("maximum", "max"), ("cnt", "count"), ("total", "count"),
    ];

    /// <param name="expression">A threshold that has been parsed.</param>
    /// <param name="declared">The metrics that the user has declared; the built-in ones are known.</param>
    /// <returns>What is wrong, or null. Metrics that are neither known nor near a known name are accepted: the test body may make them.</returns>
    public static ThresholdMistake? Check(ThresholdExpression expression, IReadOnlyList<KnownMetric> declared)
    {
        KnownMetric? metric = expression.Metric is null ? Headline : Find(expression.Metric, declared);
        if (metric is null)
        {
            return CheckUnknown(expression, declared);
        }

        ThresholdMeaning.Of(expression, metric, out ThresholdMistake? mistake);
        return mistake;
    }

    /// <summary>The built-in or declared metric of this name, or null.</summary>
    public static KnownMetric? Find(string name, IReadOnlyList<KnownMetric> declared) =>
        KnownMetrics.All.FirstOrDefault(metric => metric.Name == name) ?? TargetMetrics.All.FirstOrDefault(metric => metric.Name == name) ?? declared.FirstOrDefault(metric => metric.Name == name);

    private static ThresholdMistake? CheckUnknown(ThresholdExpression expression, IReadOnlyList<KnownMetric> declared)
    {
        string name = expression.Metric!;
        if (expression.Aggregation is null && MeantAggregation(name) is { } aggregation)
        {
            return new ThresholdMistake(
                expression.Source,
                expression.Positions.Metric,
                "\"" + name + "\" is neither an aggregation nor a known metric; did you mean \"" + aggregation + "\"?",
                "a metric's name, or one of the aggregations " + ThresholdParser.AllowedAggregations);
        }

        string? nearest = EditDistance.Nearest(name, KnownMetrics.All.Concat(TargetMetrics.All).Concat(declared).Select(metric => metric.Name));
        return nearest is null
            ? null
            : new ThresholdMistake(
                expression.Source,
                expression.Positions.Metric,
                "there is no metric \"" + name + "\"; did you mean \"" + nearest + "\"?",
                "a built-in metric, or one of your own that is declared, [Metric(\"" + name + "\", …)], or has a less similar name");
    }

    private static string? MeantAggregation(string word)
    {
        string lower = word.ToLowerInvariant();
        if (ThresholdParser.IsAggregationWord(lower))
        {
            return lower == "p" ? "p95" : lower;
        }

        foreach ((string other, string meant) in OtherWords)
        {
            if (other == lower)
            {
                return meant;
            }
        }

        // p95th, p99_9, perc95
        int digit = lower.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        bool isPercentile = digit > 0 && lower.Substring(0, digit) is "p" or "p_" or "pct" or "perc" or "percentile" or "q";
        return isPercentile ? "p95" : null;
    }
}
