using System.Text.RegularExpressions;

namespace PerfTest.Reporting;

/// <summary>Lines that a CI agent reads along with people: what a server has answered must not give it orders.</summary>
internal static partial class AgentText
{
    /// <summary>The line with a space in what would be a command: <c>##vso[</c>, <c>##[</c>, and <c>::</c> at its beginning. The same object where there is none.</summary>
    public static string Harmless(string line)
    {
        if (!line.Contains("##", StringComparison.Ordinal) && !line.Contains("::", StringComparison.Ordinal))
        {
            return line;
        }

        return ColonCommand().Replace(HashCommand().Replace(line, "## ${rest}"), "${indent}: :");
    }

    [GeneratedRegex(@"##(?<rest>(?:vso)?\[)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HashCommand();

    [GeneratedRegex(@"^(?<indent>\s*)::", RegexOptions.CultureInvariant)]
    private static partial Regex ColonCommand();
}
