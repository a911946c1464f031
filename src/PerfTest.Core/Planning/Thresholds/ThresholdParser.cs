using System.Globalization;
using System.Text;

namespace PerfTest.Planning;

/// <summary>
/// The threshold grammar: <c>[metric[{tag:value,…}]][:] aggregation op number[unit]</c>, where the aggregation may be left out behind a metric.
/// </summary>
/// <remarks>
/// <para>The same limit five times: <c>p95&lt;500ms</c>, <c>p(95)&lt;500</c>, <c>p95 &lt; 0.5s</c>, <c>http_req_duration p(95)&lt;500</c>,
/// <c>http_req_duration: p95 &lt; 500ms</c> (the first three on the headline latency).</para>
/// <para>A word directly before an operator is an aggregation if it can be one, else a metric. A filter reaches to the <c>}</c> that matches its <c>{</c>;
/// tag and value are split at the first colon, pairs at commas outside inner braces; both may be in single or double quotes, in which a backslash takes the
/// next quote or backslash as it is.</para>
/// <para>Any string gives an expression or a mistake; none throws. Meaning is judged by <see cref="ThresholdChecker"/>.</para>
/// </remarks>
internal static class ThresholdParser
{
    public const string AllowedAggregations = "avg, min, max, med, p95 or p(95), count, rate, value";
    public const string AllowedOperators = "<, <=, >, >=, == or !=";

    private const string AllowedNumbers = "a number such as 500 or 0.5";

    public static ParsedThreshold Parse(string? source) => new Reader(source ?? "").Read();

    /// <summary>Whether a word directly before an operator would be read as an aggregation (or as an unfinished percentile).</summary>
    public static bool IsAggregationWord(string word) => word == "p" || IsPercentileWord(word) || SimpleAggregation(word) is not null;

    private static Aggregation? SimpleAggregation(string word) => word switch
    {
        "avg" => new Aggregation(AggregationKind.Avg),
        "min" => new Aggregation(AggregationKind.Min),
        "max" => new Aggregation(AggregationKind.Max),
        "med" => new Aggregation(AggregationKind.Percentile, 50),
        "count" => new Aggregation(AggregationKind.Count),
        "rate" => new Aggregation(AggregationKind.Rate),
        "value" => new Aggregation(AggregationKind.Value),
        _ => null,
    };

    // p95, p99.9
    private static bool IsPercentileWord(string word)
    {
        if (word.Length < 2 || word[0] != 'p')
        {
            return false;
        }

        int points = 0;
        for (int i = 1; i < word.Length; i++)
        {
            if (word[i] == '.' && i > 1 && i < word.Length - 1)
            {
                points++;
            }
            else if (!IsDigit(word[i]))
            {
                return false;
            }
        }

        return points <= 1;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsNameStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsNamePart(char c) => IsNameStart(c) || IsDigit(c) || c == '.';

    private static bool IsOperatorStart(char c) => c is '<' or '>' or '=' or '!';

    /// <summary>One pass over one string. Every Read… method returns false after it has set the mistake.</summary>
    private sealed class Reader
    {
        private readonly string _source;
        private readonly List<KeyValuePair<string, string>> _filter = [];
        private int _at;
        private string? _metric;
        private Aggregation? _aggregation;
        private Comparison _comparison;
        private double _limit;
        private LimitUnit _unit;
        private int _metricAt;
        private int _filterAt;
        private int _aggregationAt;
        private int _comparisonAt;
        private int _limitAt;
        private int _unitAt;
        private ThresholdMistake? _mistake;

        public Reader(string source) => _source = source;

        private bool AtEnd => _at >= _source.Length;

        private char Current => _source[_at];

        public ParsedThreshold Read()
        {
            if (ReadSubject() && ReadOperator() && ReadLimit() && ReadUnit())
            {
                var positions = new ThresholdPositions(_metricAt, _filterAt, _aggregationAt, _comparisonAt, _limitAt, _unitAt);
                return new ParsedThreshold(new ThresholdExpression(_source, _metric, _filter, _aggregation, _comparison, _limit, _unit, positions));
            }

            return new ParsedThreshold(_mistake!);
        }

        // Everything before the operator.
        private bool ReadSubject()
        {
            const string Start = "a metric's name, or one of the aggregations " + AllowedAggregations;
            Spaces();
            if (AtEnd)
            {
                return Fail(_at, "it is empty", Start);
            }

            if (!IsNameStart(Current))
            {
                string problem = Current switch
                {
                    '{' => "a filter needs the name of a metric before it",
                    ':' => "the name of a metric is missing before the colon",
                    char c when IsOperatorStart(c) => "there is nothing to compare",
                    _ => "a metric's name starts with a letter or an underscore",
                };
                return Fail(_at, problem, Start);
            }

            _metricAt = _filterAt = _aggregationAt = _at;
            string word = Word();
            Spaces();
            bool isAlone = AtEnd || IsOperatorStart(Current);
            if ((isAlone && IsAggregationWord(word)) || (!AtEnd && Current == '(' && word == "p"))
            {
                return ReadAggregation(word, _aggregationAt);
            }

            _metric = word;
            if (!AtEnd && Current == '{')
            {
                _filterAt = _at;
                if (!ReadFilter())
                {
                    return false;
                }

                Spaces();
            }

            if (!AtEnd && Current == ':')
            {
                _at++;
                Spaces();
            }

            _aggregationAt = _at;
            if (AtEnd || IsOperatorStart(Current))
            {
                return true;
            }

            if (!IsNameStart(Current))
            {
                string hint = Current == '(' ? "only p takes a number in parentheses" : "an aggregation or an operator is expected";
                return Fail(_at, hint, "one of the aggregations " + AllowedAggregations + ", or one of the operators " + AllowedOperators);
            }

            int start = _at;
            string aggregation = Word();
            Spaces();
            return ReadAggregation(aggregation, start);
        }

        // The word has been read; _at is behind it and behind spaces.
        private bool ReadAggregation(string word, int start)
        {
            _aggregationAt = start;
            if (word == "p")
            {
                return ReadPercentileInParentheses(start);
            }

            if (IsPercentileWord(word))
            {
                string number = word.Substring(1);
                bool isNumber = double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percentile);
                return SetPercentile(isNumber ? percentile : double.NaN, start + 1);
            }

            _aggregation = SimpleAggregation(word);
            return _aggregation is not null || Fail(start, "\"" + word + "\" is not an aggregation", AllowedAggregations);
        }

        private bool ReadPercentileInParentheses(int start)
        {
            if (AtEnd || Current != '(')
            {
                return Fail(start + 1, "p needs the number of a percentile", "a number from 0 to 100, as in p95 or p(95)");
            }

            _at++;
            Spaces();
            int numberAt = _at;
            if (!ReadNumber("a number from 0 to 100", out double percentile))
            {
                return false;
            }

            Spaces();
            if (AtEnd || Current != ')')
            {
                return Fail(_at, "the parenthesis of p( is not closed", ")");
            }

            _at++;
            Spaces();
            return SetPercentile(percentile, numberAt);
        }

        private bool SetPercentile(double percentile, int position)
        {
            if (!(percentile is >= 0 and <= 100))
            {
                return Fail(position, "there is no such percentile", "a number from 0 to 100");
            }

            _aggregation = new Aggregation(AggregationKind.Percentile, percentile);
            return true;
        }

        private bool ReadOperator()
        {
            _comparisonAt = _at;
            if (AtEnd)
            {
                return Fail(_at, "it ends before the operator", AllowedOperators);
            }

            if (!IsOperatorStart(Current))
            {
                return Fail(_at, "an operator is expected", AllowedOperators);
            }

            int start = _at;
            while (!AtEnd && IsOperatorStart(Current))
            {
                _at++;
            }

            string symbol = _source.Substring(start, _at - start);
            switch (symbol)
            {
                case "<":
                    _comparison = Comparison.LessThan;
                    break;
                case "<=":
                    _comparison = Comparison.LessOrEqual;
                    break;
                case ">":
                    _comparison = Comparison.GreaterThan;
                    break;
                case ">=":
                    _comparison = Comparison.GreaterOrEqual;
                    break;
                case "==":
                    _comparison = Comparison.Equal;
                    break;
                case "!=":
                    _comparison = Comparison.NotEqual;
                    break;
                default:
                    return Fail(start, "\"" + symbol + "\" is not an operator", AllowedOperators);
            }

            Spaces();
            return true;
        }

        private bool ReadLimit()
        {
            _limitAt = _at;
            return ReadNumber(AllowedNumbers, out _limit);
        }

        // [-]digits[.digits][e[±]digits], or without the digits before the point.
        private bool ReadNumber(string allowed, out double number)
        {
            number = 0;
            int start = _at;
            if (!AtEnd && Current == '-')
            {
                _at++;
            }

            int digits = Digits();
            if (!AtEnd && Current == '.')
            {
                _at++;
                int decimals = Digits();
                if (decimals == 0)
                {
                    return Fail(_at, "a digit is expected behind the decimal point", "a digit");
                }

                digits += decimals;
            }

            if (digits == 0)
            {
                return Fail(start, AtEnd && start == _at ? "it ends before the number" : "a number is expected", allowed);
            }

            int exponentAt = _at;
            if (!AtEnd && Current is 'e' or 'E')
            {
                _at++;
                if (!AtEnd && Current is '+' or '-')
                {
                    _at++;
                }

                if (Digits() == 0)
                {
                    _at = exponentAt;
                }
            }

            string text = _source.Substring(start, _at - start);
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) || double.IsInfinity(number))
            {
                return Fail(start, "the number is too large", "a number up to 1.7E+308");
            }

            // No negative zero: it would be equal and print differently.
            number = number == 0 ? 0 : number;
            return true;
        }

        private bool ReadUnit()
        {
            Spaces();
            _unitAt = _at;
            int end = _source.Length;
            while (end > _at && char.IsWhiteSpace(_source[end - 1]))
            {
                end--;
            }

            string word = _source.Substring(_at, end - _at);
            return LimitUnits.TryParse(word, out _unit) || Fail(_at, "\"" + Shorten(word) + "\" is not a unit", LimitUnits.Allowed + "; or nothing");
        }

        private bool ReadFilter()
        {
            int open = _at;
            _at++;
            while (true)
            {
                Spaces();
                int tagAt = _at;
                if (!ReadTag(out string tag) || !ReadTagValue(open, tag, out string value))
                {
                    return false;
                }

                foreach (KeyValuePair<string, string> other in _filter)
                {
                    if (other.Key == tag)
                    {
                        return Fail(tagAt, "the tag \"" + tag + "\" is written twice", "each tag once: a sample has one value of each");
                    }
                }

                _filter.Add(new KeyValuePair<string, string>(tag, value));
                bool isLast = Current == '}';
                _at++;
                if (isLast)
                {
                    return true;
                }
            }
        }

        // Leaves _at behind the colon.
        private bool ReadTag(out string tag)
        {
            const string Allowed = "tag:value, such as scenario:checkout";
            int start = _at;
            tag = "";
            if (!AtEnd && Current is '"' or '\'')
            {
                if (!ReadQuoted(out tag))
                {
                    return false;
                }

                Spaces();
            }
            else
            {
                while (!AtEnd && Current is not (':' or ',' or '{' or '}' or '"' or '\''))
                {
                    _at++;
                }

                tag = _source.Substring(start, _at - start).Trim();
            }

            if (tag.Length == 0)
            {
                return Fail(start, "the name of a tag is expected", Allowed);
            }

            if (AtEnd || Current != ':')
            {
                return Fail(_at, "the tag \"" + Shorten(tag) + "\" has no colon and no value", Allowed);
            }

            _at++;
            return true;
        }

        // Leaves _at at the comma or brace that ends the value.
        private bool ReadTagValue(int open, string tag, out string value)
        {
            Spaces();
            int start = _at;
            if (!AtEnd && Current is '"' or '\'')
            {
                if (!ReadQuoted(out value))
                {
                    return false;
                }

                Spaces();
                if (!AtEnd && Current is not (',' or '}'))
                {
                    return Fail(_at, "there is text behind a quoted value", "\",\" and another tag, or \"}\"");
                }
            }
            else
            {
                int depth = 0;
                while (!AtEnd && (depth > 0 || Current is not (',' or '}')))
                {
                    depth += Current == '{' ? 1 : Current == '}' ? -1 : 0;
                    _at++;
                }

                value = _source.Substring(start, _at - start).Trim();
                if (!AtEnd && value.Length == 0)
                {
                    return Fail(start, "the tag \"" + Shorten(tag) + "\" has no value", "a value, or \"\" for an empty one");
                }
            }

            return !AtEnd || Fail(open, "the filter's \"{\" is not closed", "a filter with as many } as {; a value with unequal braces has to be in quotes");
        }

        private bool ReadQuoted(out string text)
        {
            int start = _at;
            char quote = Current;
            var read = new StringBuilder();
            for (_at++; !AtEnd && Current != quote; _at++)
            {
                if (Current == '\\' && _at + 1 < _source.Length && _source[_at + 1] is '"' or '\'' or '\\')
                {
                    _at++;
                }

                read.Append(Current);
            }

            text = read.ToString();
            if (AtEnd)
            {
                return Fail(start, "the quoted text is not closed", "text between two " + (quote == '"' ? "double" : "single") + " quotes");
            }

            _at++;
            return true;
        }

        private string Word()
        {
            int start = _at;
            while (!AtEnd && IsNamePart(Current))
            {
                _at++;
            }

            return _source.Substring(start, _at - start);
        }

        private int Digits()
        {
            int start = _at;
            while (!AtEnd && IsDigit(Current))
            {
                _at++;
            }

            return _at - start;
        }

        private void Spaces()
        {
            while (!AtEnd && char.IsWhiteSpace(Current))
            {
                _at++;
            }
        }

        private bool Fail(int position, string problem, string allowed)
        {
            _mistake = new ThresholdMistake(_source, Math.Min(position, _source.Length), problem, allowed);
            return false;
        }

        private static string Shorten(string text) => text.Length <= 40 ? text : text.Remove(40) + "…";
    }
}
