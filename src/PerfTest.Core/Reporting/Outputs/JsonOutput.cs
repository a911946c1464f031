namespace PerfTest.Reporting;

/// <summary>The JSON summary: <see cref="JsonSummary"/>.</summary>
/// <param name="run">The run.</param>
internal sealed class JsonOutput(OutputRun run) : ResultOutput
{
    public override void Rehearse(LoadResult soFar) => JsonSummary.Write(Stream.Null, soFar, run.Context, isPartial: true);

    public override void Flush(LoadResult soFar) => run.Files.TryWrite(JsonSummary.Suffix, stream => JsonSummary.Write(stream, soFar, run.Context, isPartial: true));

    public override void Finish(LoadResult result) => run.Files.TryWrite(JsonSummary.Suffix, stream => JsonSummary.Write(stream, result, run.Context));
}
