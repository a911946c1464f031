namespace PerfTest.Reporting;

/// <summary>What failed beside what broke first.</summary>
internal static class FailureSection
{
    private const int Most = 10;

    public static IEnumerable<string> OtherFailures(LoadResult result)
    {
        if (result.Failures.Count < 2)
        {
            return [];
        }

        var more = result.Failures.Count - 1 - Most;
        return
        [
            "ALSO",
            .. result.Failures.Skip(1).Take(Most).SelectMany(failure => Sheet.Paragraph(failure, "  ✗ ")),
            .. more > 0 ? new[] { $"  and {more} more" } : [],
        ];
    }
}
