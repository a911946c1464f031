namespace PerfTest.Reporting;

/// <summary>The message of a failed load test: what broke first, and all it takes to find out why, in sections that stay where they are.</summary>
internal static class FailureMessage
{
    public static string Write(LoadResult result, ReportContext context) => Sheet.Compose(
        HeaderSection.Lines(result, context),
        FailureSection.OtherFailures(result),
        ThresholdSection.Lines(result),
        LatencySection.Lines(result),
        CourseSection.Lines(result),
        EndpointSection.Lines(result),
        ErrorSection.Lines(result),
        HealthSection.Lines(result),
        AgentSection.Lines(result),
        WarningSection.Lines(result),
        FileSection.Lines(result),
        RerunSection.Lines(context));
}
