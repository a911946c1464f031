namespace PerfTest.Reporting;

/// <summary>The command that runs just this test again.</summary>
internal static class RerunSection
{
    public static IEnumerable<string> Lines(ReportContext context) => context.RerunCommand is { } command ? ["RUN AGAIN", $"  {command}"] : [];
}
