namespace PerfTest.Reporting;

/// <summary>The verdict behind a test's name.</summary>
internal static class VerdictText
{
    /// <summary><c>passed</c>, <c>was aborted</c>, <c>was cancelled</c>, <c>is incomplete</c>, <c>failed</c>.</summary>
    public static string Of(LoadVerdict verdict) => verdict switch
    {
        LoadVerdict.Passed => "passed",
        LoadVerdict.Aborted => "was aborted",
        LoadVerdict.Cancelled => "was cancelled",
        LoadVerdict.Incomplete => "is incomplete",
        _ => "failed",
    };
}
