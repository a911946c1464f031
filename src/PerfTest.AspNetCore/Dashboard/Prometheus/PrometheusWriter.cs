using System.Globalization;
using System.Text;

namespace PerfTest.AspNetCore.Dashboard;

/// <summary>Writes Prometheus' text format 0.0.4 or OpenMetrics 1.0: all samples of a family together, names and labels as the format allows them.</summary>
/// <param name="isOpenMetrics">OpenMetrics: a counter's family is named without its suffix, and the text has an end.</param>
internal sealed class PrometheusWriter(bool isOpenMetrics)
{
    private const string Total = "_total";

    private readonly StringBuilder _text = new();

    /// <summary>Begins a family; its samples follow.</summary>
    /// <param name="name">Its name; of a counter with <c>_total</c>.</param>
    /// <param name="type"><c>counter</c>, <c>gauge</c> or <c>histogram</c>.</param>
    /// <param name="help">What it is.</param>
    public void Family(string name, string type, string help)
    {
        string family = isOpenMetrics && type == "counter" && name.EndsWith(Total, StringComparison.Ordinal) ? name[..^Total.Length] : name;
        _text.Append("# HELP ").Append(family).Append(' ').Append(Escape(help, quotes: isOpenMetrics)).Append('\n');
        _text.Append("# TYPE ").Append(family).Append(' ').Append(type).Append('\n');
    }

    /// <param name="name">With whatever suffix the type demands.</param>
    /// <param name="labels">Their names are made valid and distinct, their values encoded.</param>
    /// <param name="value">Its value.</param>
    public void Sample(string name, IEnumerable<KeyValuePair<string, string>> labels, double value)
    {
        _text.Append(name);
        var separator = '{';
        foreach ((string label, string content) in labels)
        {
            _text.Append(separator).Append(label).Append("=\"").Append(Escape(content, quotes: true)).Append('"');
            separator = ',';
        }

        _text.Append(separator == ',' ? "} " : " ").Append(Number(value)).Append('\n');
    }

    /// <summary>A number as the format writes it: <c>0.005</c>, <c>+Inf</c>.</summary>
    public static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : double.IsNaN(value) ? "NaN"
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Letters, digits and underscores, no digit first: other characters become underscores.</summary>
    /// <param name="name">Any text.</param>
    public static string Name(string name)
    {
        var valid = new StringBuilder(name.Length + 1);
        foreach (char character in name)
        {
            if (valid.Length == 0 && char.IsAsciiDigit(character))
            {
                valid.Append('_');
            }

            valid.Append(char.IsAsciiLetterOrDigit(character) ? character : '_');
        }

        return valid.Length == 0 ? "_" : valid.ToString();
    }

    /// <summary>All that was written, with its end.</summary>
    public override string ToString() => isOpenMetrics ? _text + "# EOF\n" : _text.ToString();

    private static string Escape(string text, bool quotes)
    {
        string escaped = text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }
}
