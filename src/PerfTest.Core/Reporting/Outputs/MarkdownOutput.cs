namespace PerfTest.Reporting;

/// <summary>A summary in Markdown (<see cref="MarkdownReport"/>): as a file, and where a CI server shows such summaries, there.</summary>
/// <param name="run">The run.</param>
internal sealed class MarkdownOutput(OutputRun run) : ResultOutput
{
    /// <summary>The file's suffix.</summary>
    public const string Suffix = ".md";

    private bool _isWritten;

    public override IEnumerable<string> AgentCommands =>
        _isWritten && AzurePipelines.IsHere(run.Environment) ? [AzurePipelines.UploadSummary(run.Files.PathOf(Suffix))] : [];

    /// <summary>Whether there is a place where a summary is shown.</summary>
    /// <param name="environment">Finds an environment variable.</param>
    public static bool IsShown(Func<string, string?> environment) => !string.IsNullOrEmpty(environment(StepSummary.Variable)) || AzurePipelines.IsHere(environment);

    public override void Finish(LoadResult result)
    {
        _isWritten = run.Files.TryWrite(Suffix, stream => MarkdownReport.Write(stream, result, run.Context));
        if (run.Environment(StepSummary.Variable) is { Length: > 0 } summary)
        {
            using var content = new MemoryStream();
            MarkdownReport.Write(content, result, run.Context);
            if (StepSummary.Append(summary, content.GetBuffer().AsSpan(0, (int)content.Length), TimeProvider.System) is { } warning)
            {
                run.Files.Warn(warning);
            }
        }
    }
}
