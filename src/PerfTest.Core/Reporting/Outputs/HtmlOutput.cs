namespace PerfTest.Reporting;

/// <summary>The report for people: <see cref="HtmlReport"/>.</summary>
/// <param name="run">The run.</param>
internal sealed class HtmlOutput(OutputRun run) : ResultOutput
{
    /// <summary>A page costs more than a summary, and is only looked at after a process was killed: not each flush makes one.</summary>
    public static readonly TimeSpan PartialEvery = TimeSpan.FromSeconds(15);

    private readonly ReportContext _partial = run.Context with { IsPartial = true };
    private long? _last;

    public override void Rehearse(LoadResult soFar) => HtmlReport.Write(Stream.Null, soFar, _partial);

    public override void Flush(LoadResult soFar)
    {
        if (_last is not { } last || run.Time.GetElapsedTime(last) >= PartialEvery)
        {
            _last = run.Time.GetTimestamp();
            run.Files.TryWrite(HtmlReport.Suffix, stream => HtmlReport.Write(stream, soFar, _partial));
        }
    }

    public override void Finish(LoadResult result) => run.Files.TryWrite(HtmlReport.Suffix, stream => HtmlReport.Write(stream, result, run.Context));
}
