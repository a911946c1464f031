using PerfTest.Judging;

namespace PerfTest.Reporting;

/// <summary>A file of every single sample.</summary>
internal sealed class SampleOutput : ResultOutput
{
    private readonly OutputRun _run;
    private readonly SampleDrain _drain;

    /// <param name="run">The run, whose samples are logged.</param>
    /// <param name="suffix">What the file is, with its dot.</param>
    /// <param name="format">How samples are written.</param>
    public SampleOutput(OutputRun run, string suffix, ISampleFormat format)
    {
        _run = run;
        _drain = run.Samples ?? throw new ArgumentException("The samples of this run are not logged.", nameof(run));
        _drain.Add(new SampleFile(run.Files, suffix, format));
    }

    public override void Begin(DateTimeOffset startedAt) => _drain.Start();

    public override void Finish(LoadResult result)
    {
        _drain.Stop();
        if (_drain.Lost is > 0 and var lost)
        {
            _run.Files.Warn($"{Figures.Counted(lost, "sample")} came faster than files of single samples can be written and {(lost == 1 ? "is" : "are")} missing in them. Results have them all.");
        }
    }
}
