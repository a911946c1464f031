using PerfTest.Reporting;

namespace PerfTest;

/// <summary>The report of a result, for programs that print it themselves.</summary>
public static class LoadResultText
{
    /// <summary>The end-of-test text: thresholds, totals, endpoints, errors, health, files.</summary>
    /// <param name="result">The result of a load test.</param>
    /// <returns>Lines of at most 110 columns; paths may be longer.</returns>
    public static string ToText(this LoadResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return TextReport.Write(result, new ReportContext());
    }
}
