namespace PerfTest.Planning;

/// <summary>
/// What a threshold says about a metric of a known type: the aggregation, whether it was written or not, and the limit in the unit that the engine keeps.
/// </summary>
/// <remarks>For metrics that are known before load it is computed then; for metrics that a test body makes up, as soon as their type is known.</remarks>
internal sealed class ThresholdMeaning
{
    private ThresholdMeaning(Aggregation aggregation, Comparison comparison, double limit)
    {
        Aggregation = aggregation;
        Comparison = comparison;
        Limit = limit;
    }

    public Aggregation Aggregation { get; }

    public Comparison Comparison { get; }

    /// <summary>Nanoseconds for times, bytes for data, 0…1 for shares, per second for the rate of a counter; else the number as written.</summary>
    public double Limit { get; }

    /// <summary>Whether a measured value, in the same unit, keeps the limit.</summary>
    public bool Holds(double value) => Comparison.Holds(value, Limit);

    /// <summary>Null, and what is wrong, where the aggregation or the unit does not fit, or the limit can never fail or never pass.</summary>
    public static ThresholdMeaning? Of(ThresholdExpression expression, KnownMetric metric, out ThresholdMistake? mistake)
    {
        var reading = new Reading(expression, metric);
        ThresholdMeaning? meaning = reading.Read();
        mistake = reading.Mistake;
        return meaning;
    }

    private sealed class Reading
    {
        private readonly ThresholdExpression _expression;
        private readonly KnownMetric _metric;
        private readonly string _subject;

        public Reading(ThresholdExpression expression, KnownMetric metric)
        {
            _expression = expression;
            _metric = metric;
            _subject = expression.Metric is null ? "the headline latency" : "\"" + metric.Name + "\"";
        }

        public ThresholdMistake? Mistake { get; private set; }

        public ThresholdMeaning? Read()
        {
            if (ReadAggregation() is not { } aggregation || ReadLimit(aggregation.Kind) is not { } limit)
            {
                return null;
            }

            var meaning = new ThresholdMeaning(aggregation, _expression.Comparison, limit);
            Mistake = IsShare(aggregation.Kind) ? FindPointlessShare(limit) : FindPointlessLimit(aggregation.Kind, limit);
            return Mistake is null ? meaning : null;
        }

        private bool IsShare(AggregationKind aggregation) => _metric.Type == MetricType.Rate && aggregation == AggregationKind.Rate;

        private bool IsCount(AggregationKind aggregation) =>
            aggregation == AggregationKind.Count && (_metric.Type == MetricType.Trend || _metric.Unit == Unit.None);

        private Aggregation? ReadAggregation()
        {
            if (_expression.Aggregation is not { } written)
            {
                switch (_metric.Type)
                {
                    case MetricType.Counter:
                        return new Aggregation(_expression.Unit.Kind() == LimitKind.Frequency ? AggregationKind.Rate : AggregationKind.Count);
                    case MetricType.Gauge:
                        return new Aggregation(AggregationKind.Value);
                    case MetricType.Rate:
                        return new Aggregation(AggregationKind.Rate);
                    default:
                        Fail(
                            _expression.Positions.Aggregation,
                            _subject + " is a trend, and no aggregation says which of its values is limited",
                            Allowed(MetricType.Trend));
                        return null;
                }
            }

            bool fits = _metric.Type switch
            {
                MetricType.Counter => written.Kind is AggregationKind.Count or AggregationKind.Rate,
                MetricType.Gauge => written.Kind is AggregationKind.Value or AggregationKind.Min or AggregationKind.Max,
                MetricType.Rate => written.Kind is AggregationKind.Rate,
                _ => written.Kind is not (AggregationKind.Rate or AggregationKind.Value),
            };
            if (fits)
            {
                return written;
            }

            Fail(_expression.Positions.Aggregation, _subject + " is a " + Word(_metric.Type) + ", which has no " + written, Allowed(_metric.Type));
            return null;
        }

        private double? ReadLimit(AggregationKind aggregation)
        {
            LimitUnit unit = _expression.Unit;
            LimitKind kind = unit.Kind();
            if (IsShare(aggregation))
            {
                return Accept(kind is LimitKind.Number or LimitKind.Share, "a share of all samples", "a number from 0 to 1, or % (as in 1%)");
            }

            if (IsCount(aggregation))
            {
                bool isRate = kind == LimitKind.Frequency && _metric.Type == MetricType.Counter;
                return Accept(kind == LimitKind.Number, "a count", isRate ? "no unit; or \"rate\" in place of \"count\"" : "no unit");
            }

            if (_metric.Type == MetricType.Counter && aggregation == AggregationKind.Rate)
            {
                bool isData = _metric.Unit == Unit.Bytes && kind == LimitKind.Data;
                string units = _metric.Unit == Unit.Bytes ? "/s, /m, or B, KB, MB, GB, KiB, MiB or GiB (each second); bare numbers are bytes per second" : "/s or /m; bare numbers are per second";
                bool isTime = _metric.Unit == Unit.Time && kind == LimitKind.Time;
                return Accept(kind is LimitKind.Number or LimitKind.Frequency || isData || isTime, "a rate", units);
            }

            return _metric.Unit switch
            {
                Unit.Time when kind == LimitKind.Number => LimitUnit.Milliseconds.ToBase(_expression.Limit),
                Unit.Time => Accept(kind == LimitKind.Time, "a time", "ns, us, ms, s or m; bare numbers are milliseconds"),
                Unit.Bytes => Accept(kind is LimitKind.Number or LimitKind.Data, "an amount of data", "B, KB, MB, GB, KiB, MiB or GiB; bare numbers are bytes"),
                _ => Accept(kind == LimitKind.Number, "a plain number", "no unit"),
            };
        }

        private double? Accept(bool fits, string what, string allowed)
        {
            if (fits)
            {
                return _expression.Unit.ToBase(_expression.Limit);
            }

            Fail(_expression.Positions.Unit, "the limit on " + _subject + " is " + what + ", and \"" + _expression.Unit.Name() + "\" does not fit it", allowed);
            return null;
        }

        // A bare 1 is 100 %: legal where all must be so (checks==1), a slip where it lets all but everything pass.
        private ThresholdMistake? FindPointlessShare(double limit)
        {
            const string Allowed = "a number from 0 to 1, or a percentage from 0% to 100%";
            bool isBare = _expression.Unit == LimitUnit.None;
            string? problem = Pointless(limit, 0, 1);
            if (problem is null && isBare && limit == 1 && _expression.Comparison == Comparison.LessThan)
            {
                problem = "only fails where all samples are true";
            }

            if (problem is null)
            {
                return null;
            }

            string percent = _expression.Limit.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            string meaning = isBare ? percent + " means " + Percent(_expression.Limit) + " %, and such a limit " + problem : "such a limit " + problem;
            bool isSlip = isBare && limit is >= 1 and <= 100 && Pointless(limit / 100, 0, 1) is null;
            string suggestion = isSlip ? "; did you mean \"" + _expression.Comparison.Symbol() + percent + "%\"?" : "";
            return new ThresholdMistake(_expression.Source, _expression.Positions.Limit, meaning + suggestion, Allowed);
        }

        private static string Percent(double share) => LimitText(share < 1e15 ? (double)((decimal)share * 100) : share * 100);

        private static string LimitText(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

        private ThresholdMistake? FindPointlessLimit(AggregationKind aggregation, double limit)
        {
            bool isNonNegative = _metric.IsNonNegative || aggregation is AggregationKind.Count or AggregationKind.Rate;
            string? problem = Pointless(limit, isNonNegative ? 0 : double.NegativeInfinity, double.PositiveInfinity);
            if (problem is not null)
            {
                return new ThresholdMistake(_expression.Source, _expression.Positions.Limit, _subject + " is never below 0: such a limit " + problem, "a number above 0, or 0 where the operator makes sense of it");
            }

            if (IsCount(aggregation) && limit != Math.Floor(limit) && _expression.Comparison is Comparison.Equal or Comparison.NotEqual)
            {
                problem = _expression.Comparison == Comparison.Equal ? "can never pass" : "can never fail";
                return new ThresholdMistake(_expression.Source, _expression.Positions.Limit, "counts are whole numbers: such a limit " + problem, "a whole number");
            }

            return null;
        }

        // For values from lowest to highest, both included where finite.
        private string? Pointless(double limit, double lowest, double highest)
        {
            const string NeverFails = "can never fail";
            const string NeverPasses = "can never pass";
            return _expression.Comparison switch
            {
                Comparison.LessThan => limit <= lowest ? NeverPasses : limit > highest ? NeverFails : null,
                Comparison.LessOrEqual => limit < lowest ? NeverPasses : limit >= highest ? NeverFails : null,
                Comparison.GreaterThan => limit < lowest ? NeverFails : limit >= highest ? NeverPasses : null,
                Comparison.GreaterOrEqual => limit <= lowest ? NeverFails : limit > highest ? NeverPasses : null,
                Comparison.Equal => limit < lowest || limit > highest ? NeverPasses : null,
                _ => limit < lowest || limit > highest ? NeverFails : null,
            };
        }

        private void Fail(int position, string problem, string allowed) => Mistake = new ThresholdMistake(_expression.Source, position, problem, allowed);

        private static string Word(MetricType type) => type switch
        {
            MetricType.Counter => "counter",
            MetricType.Gauge => "gauge",
            MetricType.Rate => "rate",
            _ => "trend",
        };

        private static string Allowed(MetricType type) => type switch
        {
            MetricType.Counter => "count or rate",
            MetricType.Gauge => "value, min or max",
            MetricType.Rate => "rate",
            _ => "avg, min, max, med, p95 or p(95), or count",
        };
    }
}
