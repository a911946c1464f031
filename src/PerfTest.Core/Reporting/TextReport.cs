namespace PerfTest.Reporting;

/// <summary>The end-of-test text, of passing tests too: everything worth reading, in sections that stay where they are.</summary>
internal static class TextReport
{
    /// <summary>In columns; a path or a command may be longer.</summary>
    public const int Width = 110;

    public static string Write(LoadResult result, ReportContext context) => string.Join(Environment.NewLine, context.AgentCommands.Prepend(Sheet.Compose(
        HeaderSection.Lines(result, context),
        FailureSection.OtherFailures(result),
        BreakingPointSection.Lines(result),
        ThresholdSection.Lines(result),
        TotalSection.Lines(result),
        CourseSection.Lines(result),
        EndpointSection.Lines(result),
        ErrorSection.Lines(result),
        HealthSection.Lines(result),
        AgentSection.Lines(result),
        SettingSection.Lines(result),
        WarningSection.Lines(result),
        FileSection.Lines(result))));
}
