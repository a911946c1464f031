using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>Reads Prometheus' text format (version 0.0.4) and what OpenMetrics adds to it. Strict: a line that is neither a comment nor a sample is wrong. Pure.</summary>
/// <remarks>
/// <c>name{label="value",…} value [timestamp] [# exemplar]</c>; <c># TYPE name counter|gauge|histogram|summary|untyped</c> says what follows; in label values <c>\\</c>,
/// <c>\"</c> and <c>\n</c> are escapes. Source: prometheus.io/docs/instrumenting/exposition_formats. No text makes it throw.
/// </remarks>
internal static class PrometheusText
{
    public static Parsed<ImmutableArray<PrometheusSample>> Parse(string text)
    {
        var samples = ImmutableArray.CreateBuilder<PrometheusSample>();
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        int number = 0;

        // Only a line feed ends a line: a label's value may hold everything else that .NET takes for an end.
        foreach (Range range in text.AsSpan().Split('\n'))
        {
            number++;
            ReadOnlySpan<char> line = text.AsSpan(range).TrimEnd('\r').Trim(" \t");
            if (line.IsEmpty)
            {
                continue;
            }

            if (line[0] == '#')
            {
                ReadComment(line, types);
                continue;
            }

            var reader = new LineReader(line);
            if (reader.Read(types) is { } sample)
            {
                samples.Add(sample);
            }
            else
            {
                return Parsed<ImmutableArray<PrometheusSample>>.Wrong($"line {number}: {reader.Problem}");
            }
        }

        return Parsed<ImmutableArray<PrometheusSample>>.Ok(samples.ToImmutable());
    }

    private static void ReadComment(ReadOnlySpan<char> line, Dictionary<string, string> types)
    {
        string[] words = line[1..].ToString().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words is ["TYPE", var name, var type])
        {
            types[name] = type;
        }
    }

    private static bool IsCounter(string name, Dictionary<string, string> types)
    {
        if (types.TryGetValue(name, out string? own))
        {
            return own == "counter";
        }

        int end = name.LastIndexOf('_');
        return end > 0 && types.TryGetValue(name[..end], out string? family) && (family, name[end..]) switch
        {
            ("counter", "_total") => true,
            ("histogram", "_bucket" or "_count" or "_sum") => true,
            ("summary", "_count" or "_sum") => true,
            _ => false,
        };
    }

    /// <summary>One line, from left to right.</summary>
    private ref struct LineReader(ReadOnlySpan<char> line)
    {
        private readonly ReadOnlySpan<char> _line = line;
        private int _at;

        public string? Problem { get; private set; }

        public PrometheusSample? Read(Dictionary<string, string> types)
        {
            if (ReadName(mayHaveColons: true) is not { } name)
            {
                return Fail("a name of letters, digits, \"_\" and \":\" is missing");
            }

            SkipBlanks();
            var labels = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
            if (Take('{') && !ReadLabels(labels))
            {
                return null;
            }

            SkipBlanks();
            if (!ReadValue(out double value))
            {
                return Fail("a number is missing behind the name");
            }

            SkipBlanks();
            if (_at < _line.Length && _line[_at] != '#')
            {
                ReadOnlySpan<char> timestamp = Word();
                SkipBlanks();
                if (!double.TryParse(timestamp, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || (_at < _line.Length && _line[_at] != '#'))
                {
                    return Fail("behind the number there is more than a timestamp");
                }
            }

            return new PrometheusSample(name, labels.ToImmutable(), value, IsCounter(name, types));
        }

        private bool ReadLabels(ImmutableArray<KeyValuePair<string, string>>.Builder labels)
        {
            while (true)
            {
                SkipBlanks();
                if (Take('}'))
                {
                    return true;
                }

                if (ReadName(mayHaveColons: false) is not { } name)
                {
                    Fail("a label's name is missing");
                    return false;
                }

                SkipBlanks();
                if (!Take('='))
                {
                    Fail($"\"=\" is missing behind the label \"{name}\"");
                    return false;
                }

                SkipBlanks();
                if (ReadQuoted() is not { } value)
                {
                    Fail($"the value of the label \"{name}\" does not stand in quotes");
                    return false;
                }

                labels.Add(new(name, value));
                SkipBlanks();
                if (!Take(',') && (_at >= _line.Length || _line[_at] != '}'))
                {
                    Fail($"\",\" or \"}}\" is missing behind the label \"{name}\"");
                    return false;
                }
            }
        }

        private string? ReadQuoted()
        {
            if (!Take('"'))
            {
                return null;
            }

            var value = new StringBuilder();
            while (_at < _line.Length)
            {
                char c = _line[_at++];
                if (c == '"')
                {
                    return value.ToString();
                }

                if (c == '\\' && _at < _line.Length)
                {
                    char escaped = _line[_at++];
                    value.Append(escaped switch { 'n' => "\n", '\\' => "\\", '"' => "\"", _ => "\\" + escaped });
                }
                else
                {
                    value.Append(c);
                }
            }

            return null;
        }

        private string? ReadName(bool mayHaveColons)
        {
            int start = _at;
            while (_at < _line.Length && (char.IsAsciiLetter(_line[_at]) || _line[_at] == '_' || (mayHaveColons && _line[_at] == ':') || (_at > start && char.IsAsciiDigit(_line[_at]))))
            {
                _at++;
            }

            return _at == start ? null : _line[start.._at].ToString();
        }

        private bool ReadValue(out double value)
        {
            ReadOnlySpan<char> word = Word();
            value = word switch
            {
                "NaN" => double.NaN,
                "+Inf" or "Inf" => double.PositiveInfinity,
                "-Inf" => double.NegativeInfinity,
                _ => 0,
            };
            return value != 0 || double.TryParse(word, NumberStyles.Float & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        }

        private ReadOnlySpan<char> Word()
        {
            int start = _at;
            while (_at < _line.Length && _line[_at] is not (' ' or '\t'))
            {
                _at++;
            }

            return _line[start.._at];
        }

        private void SkipBlanks()
        {
            while (_at < _line.Length && _line[_at] is ' ' or '\t')
            {
                _at++;
            }
        }

        private bool Take(char c)
        {
            bool isThere = _at < _line.Length && _line[_at] == c;
            _at += isThere ? 1 : 0;
            return isThere;
        }

        private PrometheusSample? Fail(string problem)
        {
            Problem = problem;
            return null;
        }
    }
}
