using System.Text.RegularExpressions;

namespace PerfTest.Adapters.Tests;

/// <summary>A report without its line breaks, which come where the line is full.</summary>
internal static partial class Flat
{
    public static string Of(string text) => White().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
