namespace PerfTest.Planning;

/// <summary>Several thresholds in one string, with semicolons between them: the value of <c>PERFTEST_THRESHOLDS</c>.</summary>
internal static class ThresholdListSplitter
{
    /// <summary>The pieces, trimmed, without empty ones. Semicolons within the braces of a filter do not split.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var pieces = new List<string>();
        int start = 0;
        int depth = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || (text[at] == ';' && depth == 0))
            {
                string piece = text[start..at].Trim();
                if (piece.Length > 0)
                {
                    pieces.Add(piece);
                }

                start = at + 1;
            }
            else if (depth > 0 && text[at] is '"' or '\'' && IsValueStart(text, at))
            {
                at = ClosingQuote(text, at);
            }
            else
            {
                depth += text[at] == '{' ? 1 : text[at] == '}' && depth > 0 ? -1 : 0;
            }
        }

        return pieces;
    }

    // Quotes count where the grammar lets a quoted tag or value begin: behind a brace, a comma or a colon.
    private static bool IsValueStart(string text, int at)
    {
        do
        {
            at--;
        }
        while (at > 0 && char.IsWhiteSpace(text[at]));

        return text[at] is '{' or ',' or ':';
    }

    // The opening quote itself where there is no closing one: the parser then says what is wrong.
    private static int ClosingQuote(string text, int open)
    {
        for (int at = open + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == text[open])
            {
                return at;
            }
        }

        return open;
    }
}
