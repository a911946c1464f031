namespace PerfTest.Reporting;

/// <summary>The report for people: <see cref="HtmlReport"/>.</summary>
/// <param name="run">The run.</param>
internal sealed class HtmlOutput(OutputRun run) : ResultOutput
{
    public override void Finish(LoadResult result) => run.Files.TryWrite(HtmlReport.Suffix, stream => HtmlReport.Write(stream, result, run.Context));
}
