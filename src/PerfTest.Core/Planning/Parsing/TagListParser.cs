using System.Collections.Immutable;
using System.Text;

namespace PerfTest.Planning;

/// <summary>
/// Tags in one line: <c>team=shop, tier=gold</c>. A value with a comma, or with spaces at its ends, is quoted: <c>note="a, b"</c>; in quotes <c>\"</c> and
/// <c>\\</c> stand for themselves.
/// </summary>
/// <remarks>No string makes it throw.</remarks>
internal static class TagListParser
{
    /// <summary>What is allowed, as the end of a message.</summary>
    public const string Allowed = "Write name=value pairs with commas between them, such as \"team=shop, tier=gold\".";

    public static Parsed<ImmutableSortedDictionary<string, string>> Parse(string? text)
    {
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        string? problem = Read(text, tags);
        return problem is null
            ? Parsed<ImmutableSortedDictionary<string, string>>.Ok(tags.ToImmutable())
            : Parsed<ImmutableSortedDictionary<string, string>>.Wrong($"{Written.Quote(text)} is not a list of tags: {problem}. {Allowed}");
    }

    /// <summary>The form that <see cref="Parse"/> reads back as the same tags.</summary>
    public static string Print(IEnumerable<KeyValuePair<string, string>> tags) =>
        string.Join(", ", tags.Select(tag => tag.Key + "=" + (NeedsQuotes(tag.Value) ? Quote(tag.Value) : tag.Value)));

    private static bool NeedsQuotes(string value) =>
        value.Length == 0 || value.Contains(',', StringComparison.Ordinal) || value[0] == '"' || value.Trim().Length != value.Length;

    private static string Quote(string value) =>
        "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string? Read(string? text, ImmutableSortedDictionary<string, string>.Builder tags)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "it is empty";
        }

        int at = 0;
        while (true)
        {
            int equals = text.IndexOf('=', at);
            int comma = text.IndexOf(',', at);
            if (equals < 0 || (comma >= 0 && comma < equals))
            {
                string piece = (comma < 0 ? text[at..] : text[at..comma]).Trim();
                return piece.Length == 0 ? "a tag is empty" : $"{Written.Quote(piece)} has no \"=\"";
            }

            string name = text[at..equals].Trim();
            if (!IsName(name))
            {
                return $"{Written.Quote(name)} is not a tag's name, which has letters, digits, \"_\", \"-\" and \".\" and starts with a letter or \"_\"";
            }

            at = equals + 1;
            string? problem = ReadValue(text, name, ref at, out string value);
            if (problem is not null)
            {
                return problem;
            }

            if (!tags.TryAdd(name, value))
            {
                return $"the tag {name} is written twice";
            }

            if (at >= text.Length)
            {
                return null;
            }

            at++;
        }
    }

    // Leaves `at` at the comma behind the value, or at the end.
    private static string? ReadValue(string text, string name, ref int at, out string value)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at < text.Length && text[at] == '"')
        {
            return ReadQuoted(text, name, ref at, out value);
        }

        int comma = text.IndexOf(',', at);
        int end = comma < 0 ? text.Length : comma;
        value = text[at..end].Trim();
        at = end;
        return value.Length == 0 ? $"the tag {name} has no value" : null;
    }

    private static string? ReadQuoted(string text, string name, ref int at, out string value)
    {
        var read = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\')
            {
                at++;
            }

            read.Append(text[at]);
        }

        value = read.ToString();
        if (at >= text.Length)
        {
            return $"the quoted value of the tag {name} has no closing quote";
        }

        for (at++; at < text.Length && text[at] != ','; at++)
        {
            if (!char.IsWhiteSpace(text[at]))
            {
                return $"there is text behind the quoted value of the tag {name}";
            }
        }

        return null;
    }

    private static bool IsName(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
