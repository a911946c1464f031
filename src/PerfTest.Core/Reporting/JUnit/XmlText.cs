using System.Text;
using System.Xml;

namespace PerfTest.Reporting;

/// <summary>Texts from anywhere in XML 1.0, which most control characters are illegal in, written how ever.</summary>
internal static class XmlText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with what XML cannot hold as U+FFFD: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. The same object where there is none.</summary>
    public static string Clean(string text)
    {
        var at = FirstIllegal(text, 0);
        if (at < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text);
        for (; at >= 0; at = FirstIllegal(text, at + 1))
        {
            clean[at] = Replacement;
        }

        return clean.ToString();
    }

    private static int FirstIllegal(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                continue;
            }

            if (i + 1 >= text.Length || !XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                return i;
            }

            i++;
        }

        return -1;
    }
}
