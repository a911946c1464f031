using System.Globalization;
using System.Text;

namespace PerfTest.Planning;

/// <summary>A limit on an aggregated metric, as written: <c>http_req_duration{name:/a}: p95&lt;500ms</c>. Immutable; equal if all but the source is.</summary>
internal sealed class ThresholdExpression : IEquatable<ThresholdExpression>
{
    public ThresholdExpression(
        string source,
        string? metric,
        IReadOnlyList<KeyValuePair<string, string>> filter,
        Aggregation? aggregation,
        Comparison comparison,
        double limit,
        LimitUnit unit,
        ThresholdPositions positions = default)
    {
        Source = source;
        Metric = metric;
        Filter = filter;
        Aggregation = aggregation;
        Comparison = comparison;
        Limit = limit;
        Unit = unit;
        Positions = positions;
    }

    /// <summary>The expression as the user wrote it: the key under which every report shows it.</summary>
    public string Source { get; }

    /// <summary>The metric's name, or null for the headline latency.</summary>
    public string? Metric { get; }

    /// <summary>Only samples whose tags equal all of these, in the order written; empty: all samples. No tag comes twice.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filter { get; }

    /// <summary>What is computed of the samples, or null where it was left to the metric's type.</summary>
    public Aggregation? Aggregation { get; }

    public Comparison Comparison { get; }

    /// <summary>The limit's number as written, in <see cref="Unit"/>. Finite.</summary>
    public double Limit { get; }

    /// <summary>The limit's unit as written.</summary>
    public LimitUnit Unit { get; }

    /// <summary>Where the parts stand in <see cref="Source"/>, for messages.</summary>
    public ThresholdPositions Positions { get; }

    /// <summary>The limit as the grammar reads it back: <c>500ms</c>.</summary>
    public string PrintLimit() => Limit.ToString("R", CultureInfo.InvariantCulture) + Unit.Name();

    /// <summary>The canonical form, which <see cref="ThresholdParser"/> reads back as an equal expression.</summary>
    public string Print()
    {
        var text = new StringBuilder(Metric);
        if (Filter.Count > 0)
        {
            text.Append('{').Append(string.Join(",", Filter.Select(PrintTag))).Append('}');
        }

        // A metric that is called like an aggregation is only told from it by the colon.
        if (Metric is not null && (Aggregation is not null || ThresholdParser.IsAggregationWord(Metric)))
        {
            text.Append(": ");
        }

        return text.Append(Aggregation?.ToString()).Append(Comparison.Symbol()).Append(PrintLimit()).ToString();
    }

    public bool Equals(ThresholdExpression? other) =>
        other is not null
        && Metric == other.Metric
        && Filter.SequenceEqual(other.Filter)
        && Nullable.Equals(Aggregation, other.Aggregation)
        && Comparison == other.Comparison
        && Limit.Equals(other.Limit)
        && Unit == other.Unit;

    public override bool Equals(object? obj) => Equals(obj as ThresholdExpression);

    public override int GetHashCode() => Limit.GetHashCode() ^ ((Metric?.GetHashCode() ?? 0) * 31) ^ (Filter.Count << 8) ^ ((int)Comparison << 16) ^ ((int)Unit << 20);

    public override string ToString() => Print();

    private static string PrintTag(KeyValuePair<string, string> tag) => PrintKey(tag.Key) + ":" + PrintValue(tag.Value);

    private static string PrintKey(string key) => IsTrimmed(key) && key.IndexOfAny(['"', '\'', '{', '}', ',', ':']) < 0 ? key : Quote(key);

    private static string PrintValue(string value)
    {
        if (!IsTrimmed(value) || value[0] is '"' or '\'')
        {
            return Quote(value);
        }

        int depth = 0;
        foreach (char c in value)
        {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0 || (c == ',' && depth == 0))
            {
                return Quote(value);
            }
        }

        return depth == 0 ? value : Quote(value);
    }

    private static bool IsTrimmed(string text) => text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[text.Length - 1]);

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
