namespace PerfTest.Reporting;

/// <summary>Texts that must fit.</summary>
internal static class Ellipsis
{
    /// <summary>Takes out of the middle what is too long: the beginning and the end of a name tell more.</summary>
    public static string Middle(string text, int width)
    {
        if (text.Length <= width)
        {
            return text;
        }

        var head = (width - 1) / 2;
        return $"{text[..head]}…{text[^(width - 1 - head)..]}";
    }

    /// <summary>Cuts the end off.</summary>
    public static string End(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";

    /// <summary>Line breaks and other control characters become spaces.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)
            .Select(word => new string([.. word.Where(c => !char.IsControl(c))]))
            .Where(word => word.Length > 0));
}
