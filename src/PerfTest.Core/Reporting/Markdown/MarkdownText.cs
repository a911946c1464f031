using System.Globalization;
using System.Text;

namespace PerfTest.Reporting;

/// <summary>
/// Texts from anywhere in Markdown, in a paragraph and in a table's cell alike: what is written is what is read. It makes no markup, no HTML, no links, no mentions
/// of people and issues; on one line, as neither knows line breaks.
/// </summary>
internal static class MarkdownText
{
    /// <summary>A name, an expression, a message, in the type of code.</summary>
    public static string Code(string text)
    {
        var line = OneLine(text);
        if (line.Length == 0)
        {
            return "";
        }

        // Within backticks nothing is interpreted, except for backticks and a cell's end.
        return line.AsSpan().IndexOfAny('`', '|', '\\') < 0 ? $"`{line}`" : $"<code>{Entities(line)}</code>";
    }

    /// <summary>A sentence of ours in which texts from elsewhere may stand.</summary>
    public static string Sentence(string text)
    {
        var line = OneLine(text);
        var plain = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is '@' or '#' || (c == ':' && BindsNext(line, i)))
            {
                // What follows must not be of the same piece of text, or it is a person, an issue, an address, a picture.
                plain.Append("<span>").Append(Entity(c)).Append("</span>");
            }
            else if (c is '&' or '<' or '>' or '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '^' or '$' || IsOfWww(line, i) || (i == 0 && BeginsList(line)))
            {
                plain.Append(Entity(c));
            }
            else
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    /// <summary>What comes back from Markdown: control characters and all kinds of white space as single spaces, halves of surrogate pairs as U+FFFD.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || IsInvisible(rune))
            {
                line.Append(line.Length > 0 && line[^1] != ' ' ? " " : "");
            }
            else
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd();
    }

    private static string Entities(string line) => string.Concat(line.Select(c => char.IsAsciiLetterOrDigit(c) || c is ' ' || c > '~' ? c.ToString() : Entity(c)));

    private static string Entity(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => $"&#{(int)c};",
    };

    /// <summary>A colon that may be part of an address or of a picture's name; not that of a sentence or of a time.</summary>
    private static bool BindsNext(string line, int i)
    {
        var next = line.AsSpan(i + 1);
        var isTime = i > 0 && char.IsAsciiDigit(line[i - 1]) && next.Length >= 2 && char.IsAsciiDigit(next[0]) && char.IsAsciiDigit(next[1]) && (next.Length == 2 || !char.IsAsciiDigit(next[2]));
        return next.Length > 0 && next[0] != ' ' && !isTime;
    }

    /// <summary>What makes of a paragraph's first character something else than text: a list's mark, a heading's or a rule's.</summary>
    private static bool BeginsList(string line)
    {
        var behind = line.AsSpan().TrimStart("0123456789");
        return line[0] is '-' or '+' or '=' || (char.IsAsciiDigit(line[0]) && behind is ['.' or ')'] or ['.' or ')', ' ', ..]);
    }

    /// <summary><c>www.</c> becomes a link where nobody has written one.</summary>
    private static bool IsOfWww(string line, int i) => line[i] == '.' && i >= 3 && line.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);

    /// <summary>What turns the direction of text around, and what makes two different texts look alike.</summary>
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
}
