using System.Globalization;
using System.Text;

namespace PerfTest.Reporting;

/// <summary>Text that others wrote, made harmless: it shows as what it is, and changes nothing around it.</summary>
internal static class HtmlText
{
    /// <summary>
    /// For element content and quoted attributes. Besides the five characters of HTML, what cannot be seen is made visible: control characters as their pictures
    /// (<c>␇</c>), characters that turn the direction of the text around them as their numbers (<c>[U+202E]</c>), halves of surrogate pairs as <c>�</c>.
    /// </summary>
    public static string Encode(string? text)
    {
        if (string.IsNullOrEmpty(text) || !NeedsWork(text))
        {
            return text ?? "";
        }

        var encoded = new StringBuilder(text.Length + 16);
        Encode(text, encoded);
        return encoded.ToString();
    }

    /// <inheritdoc cref="Encode(string?)"/>
    public static void Encode(string text, StringBuilder encoded)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&':
                    encoded.Append("&amp;");
                    break;
                case '<':
                    encoded.Append("&lt;");
                    break;
                case '>':
                    encoded.Append("&gt;");
                    break;
                case '"':
                    encoded.Append("&quot;");
                    break;
                case '\'':
                    encoded.Append("&#39;");
                    break;
                case '\n' or '\t':
                    encoded.Append(c);
                    break;
                case '\r':
                    if (i + 1 == text.Length || text[i + 1] != '\n')
                    {
                        encoded.Append('\n');
                    }

                    break;
                case < ' ':
                    encoded.Append((char)('\u2400' + c));
                    break;
                case '\u007F':
                    encoded.Append('\u2421');
                    break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    {
                        encoded.Append(c).Append(text[++i]);
                    }
                    else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
                    {
                        encoded.Append('\uFFFD');
                    }
                    else if (TurnsDirection(c) || char.IsControl(c))
                    {
                        encoded.Append(CultureInfo.InvariantCulture, $"[U+{(int)c:X4}]");
                    }
                    else
                    {
                        encoded.Append(c);
                    }

                    break;
            }
        }
    }

    private static bool NeedsWork(string text)
    {
        foreach (var c in text)
        {
            if (c is '&' or '<' or '>' or '"' or '\'' or < ' ' or '\u007F' || char.IsSurrogate(c) || char.IsControl(c) || c is '\uFFFE' or '\uFFFF' || TurnsDirection(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Embeddings, overrides and isolates of the bidirectional algorithm: they could reach beyond the element that they stand in.</summary>
    private static bool TurnsDirection(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C';
}
