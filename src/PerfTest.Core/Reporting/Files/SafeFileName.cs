using System.Security.Cryptography;
using System.Text;

namespace PerfTest.Reporting;

/// <summary>File names made of test names.</summary>
internal static class SafeFileName
{
    /// <summary>In bytes of UTF-8: with a suffix and a temporary file's prefix it stays far below the 255 of common file systems.</summary>
    public const int MaxBytes = 120;

    private const int HashLength = 8;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>
    /// Letters, digits, <c>.</c>, <c>-</c> and <c>_</c> of the name, other characters as one <c>_</c>. Where anything was changed, the beginning of the name's hash follows, so that
    /// two names never meet in one file and the same name has the same file in every run.
    /// </summary>
    /// <param name="name">Any text.</param>
    /// <param name="maxBytes">Of UTF-8, at least 20.</param>
    public static string Of(string name, int maxBytes = MaxBytes)
    {
        var safe = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_')
            {
                safe.Append(rune.ToString());
            }
            else if (safe.Length > 0 && safe[^1] != '_')
            {
                safe.Append('_');
            }
        }

        var text = safe.ToString().Trim('_', '.', ' ');
        var isReserved = Reserved.Contains(text.Split('.')[0]);
        if (text.Length > 0 && text == name && !isReserved && Encoding.UTF8.GetByteCount(text) <= maxBytes)
        {
            return text;
        }

        var head = Cut(isReserved ? "_" + text : text, maxBytes - HashLength - 1).TrimEnd('_', '.');
        return head.Length == 0 ? "test-" + HashOf(name) : $"{head}-{HashOf(name)}";
    }

    private static string Cut(string text, int bytes)
    {
        var length = 0;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            length += rune.Utf8SequenceLength;
            if (length > bytes)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    private static string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(name)))[..HashLength];
}
