using System.Globalization;
using System.Text;

namespace PerfTest.Planning;

/// <summary>How messages show what a user wrote and how they write numbers: the same in every culture.</summary>
internal static class Written
{
    private const int LongestShown = 120;

    /// <summary>The text in double quotes, its control characters escaped, cut after 120 characters; <c>null</c> for null.</summary>
    public static string Quote(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        var shown = new StringBuilder("\"");
        foreach (char c in text.Length > LongestShown ? text.AsSpan(0, LongestShown) : text)
        {
            if (char.IsControl(c))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                shown.Append(c);
            }
        }

        return shown.Append(text.Length > LongestShown ? "…\"" : "\"").ToString();
    }

    /// <summary>A name or a path in single quotes, whole and on one line.</summary>
    public static string Name(string name) => $"'{string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}'";

    /// <summary><c>1,000,000</c></summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>a, b and c</c></summary>
    public static string List(IReadOnlyList<string> words, string lastSeparator = " and ") => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => string.Join(", ", words.Take(words.Count - 1)) + lastSeparator + words[^1],
    };
}
