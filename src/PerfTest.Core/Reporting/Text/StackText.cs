namespace PerfTest.Reporting;

/// <summary>A stack trace as reports show it: its first lines, without those that are ours or the runtime's own bookkeeping.</summary>
internal static class StackText
{
    private const int Most = 8;

    public static IReadOnlyList<string> Lines(string stack)
    {
        var lines = stack.ReplaceLineEndings("\n").Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("---", StringComparison.Ordinal) && !IsOurs(line))
            .ToList();
        return lines.Count <= Most ? lines : [.. lines.Take(Most), "…"];
    }

    private static bool IsOurs(string line) =>
        line.StartsWith("at PerfTest.Running.", StringComparison.Ordinal)
        || line.StartsWith("at PerfTest.Adapting.", StringComparison.Ordinal)
        || line.StartsWith("at PerfTest.Adapters.TestInstances.", StringComparison.Ordinal)
        || line.StartsWith("at PerfTest.VirtualUser.", StringComparison.Ordinal);
}
