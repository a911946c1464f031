namespace PerfTest.Reporting;

/// <summary>Texts from anywhere in a CSV field.</summary>
internal static class CsvText
{
    private const string Quoted = "\",\r\n";

    /// <summary>
    /// The field, in quotation marks where it needs them. Where a spreadsheet would take it for a formula, an apostrophe stands before it: spreadsheets hide it and
    /// take the rest for text.
    /// </summary>
    public static string Field(string text)
    {
        if (IsFormula(text))
        {
            text = "'" + text;
        }

        var needsQuotes = text.AsSpan().IndexOfAny(Quoted) >= 0 || (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])));
        return needsQuotes ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <summary>Spreadsheets look through white space, and take full-width signs for signs.</summary>
    private static bool IsFormula(string text)
    {
        var first = text.AsSpan().TrimStart();
        return text.Length > 0 && (text[0] is '\t' or '\r' or '\n' || (first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20'));
    }
}
