using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PerfTest.Analyzers;

/// <summary>Where the characters of a string stand in the source.</summary>
internal static class LiteralText
{
    /// <summary>The characters of the value, or the whole expression where it is not one literal on one line.</summary>
    /// <param name="expression">What is written.</param>
    /// <param name="value">Its value.</param>
    /// <param name="start">0-based; the value's length means its closing quote.</param>
    /// <param name="length">How many characters.</param>
    public static Location Locate(ExpressionSyntax expression, string value, int start, int length)
    {
        if (expression is not LiteralExpressionSyntax { Token: var token } || token.ValueText != value || Starts(token) is not { } starts || starts.Length != value.Length + 1)
        {
            return expression.GetLocation();
        }

        int first = Math.Min(start, value.Length);
        int end = first == value.Length ? starts[first] + 1 : starts[Math.Min(first + length, value.Length)];
        return Location.Create(expression.SyntaxTree, TextSpan.FromBounds(token.SpanStart + starts[first], token.SpanStart + end));
    }

    /// <summary>The word at a position: a name, a number with its unit, an operator; at least one character.</summary>
    public static Location LocateWord(ExpressionSyntax expression, string value, int start)
    {
        int end = start;
        while (end < value.Length && (char.IsLetterOrDigit(value[end]) || value[end] is '_' or '.' or '%' or '/'))
        {
            end++;
        }

        if (end == start)
        {
            while (end < value.Length && value[end] is '<' or '>' or '=' or '!')
            {
                end++;
            }
        }

        return Locate(expression, value, start, Math.Max(end - start, 1));
    }

    // Where each character of the value, and then the closing quote, begins in the token. Null for what is not on one line.
    private static int[]? Starts(SyntaxToken token)
    {
        string text = token.Text;
        int open = text.IndexOf('"');
        if (token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken))
        {
            int quotes = text.TakeWhile(c => c == '"').Count();
            return [.. Enumerable.Range(quotes, text.Length - (2 * quotes) + 1)];
        }

        if (!token.IsKind(SyntaxKind.StringLiteralToken) || open < 0 || text.Contains('\n'))
        {
            return null;
        }

        bool isVerbatim = text[0] == '@';
        var starts = new List<int>();
        for (int at = open + 1; at < text.Length;)
        {
            starts.Add(at);
            if (at == text.Length - 1)
            {
                break;
            }

            at += isVerbatim ? (text[at] == '"' ? 2 : 1) : text[at] == '\\' ? EscapeLength(text, at) : 1;
        }

        return [.. starts];
    }

    // \U may stand for two characters: then the lengths differ, and the whole expression is taken.
    private static int EscapeLength(string text, int at)
    {
        switch (text[at + 1])
        {
            case 'u':
                return 6;
            case 'U':
                return 10;
            case 'x':
                int end = at + 2;
                while (end < at + 6 && end < text.Length && Uri.IsHexDigit(text[end]))
                {
                    end++;
                }

                return end - at;
            default:
                return 2;
        }
    }
}
