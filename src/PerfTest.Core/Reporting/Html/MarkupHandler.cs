using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PerfTest.Reporting;

/// <summary>Interpolated strings that are markup: no hole can be forgotten to be encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHandler
{
    private readonly StringBuilder _html;

    public MarkupHandler(int literalLength, int formattedCount) => _html = new StringBuilder(literalLength + (formattedCount * 16));

    public MarkupHandler(int literalLength, int formattedCount, MarkupBuilder builder)
    {
        _ = literalLength + formattedCount;
        _html = builder.Html;
    }

    public void AppendLiteral(string markup) => _html.Append(markup);

    public void AppendFormatted(string? text) => HtmlText.Encode(text ?? "", _html);

    public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

    public void AppendFormatted(long number) => _html.Append(number);

    /// <summary>For coordinates: at most two decimals.</summary>
    public void AppendFormatted(double number) => _html.Append((Math.Round(number, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture));

    /// <summary>For values that scripts read: all digits.</summary>
    /// <param name="number">The value; infinity sorts last.</param>
    /// <param name="format">Of .NET.</param>
    public void AppendFormatted(double number, string format) => _html.Append(double.IsFinite(number) ? number.ToString(format, CultureInfo.InvariantCulture) : "Infinity");

    internal Markup ToMarkup() => new(_html.ToString());
}
