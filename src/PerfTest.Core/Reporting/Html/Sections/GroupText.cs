namespace PerfTest.Reporting;

/// <summary>Paths of groups for people.</summary>
internal static class GroupText
{
    /// <summary><c>::checkout::pay</c> → <c>checkout › pay</c>.</summary>
    public static string Of(string path) => Ellipsis.OneLine(path.Replace("::", " › ", StringComparison.Ordinal).TrimStart(' ', '›'));
}
