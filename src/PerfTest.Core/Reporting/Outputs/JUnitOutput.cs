namespace PerfTest.Reporting;

/// <summary>JUnit XML for CI servers: <see cref="JUnitReport"/>.</summary>
/// <param name="run">The run.</param>
internal sealed class JUnitOutput(OutputRun run) : ResultOutput
{
    /// <summary>The file's suffix: CI servers find such files by their names.</summary>
    public const string Suffix = ".junit.xml";

    public override void Finish(LoadResult result) => run.Files.TryWrite(Suffix, stream => JUnitReport.Write(stream, result, run.Context));
}
