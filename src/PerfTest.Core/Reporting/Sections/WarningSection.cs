namespace PerfTest.Reporting;

/// <summary>Sentences that changed no verdict.</summary>
internal static class WarningSection
{
    public static IEnumerable<string> Lines(LoadResult result) =>
        result.Warnings.Count == 0 ? [] : ["WARNINGS", .. result.Warnings.SelectMany(warning => Sheet.Paragraph(Ellipsis.OneLine(warning), "  · "))];
}
