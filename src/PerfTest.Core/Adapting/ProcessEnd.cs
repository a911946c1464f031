using System.Runtime.InteropServices;
using PerfTest.Planning;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>
/// The end of the process while a load test runs: it stops the run gracefully, and the process waits for it, so that what was measured is judged and on disk. Nobody
/// may be left to take the report: then it is written to the terminal.
/// </summary>
/// <remarks>
/// Ctrl+C goes to all processes of <c>dotnet test</c>. The one that shows results is gone in a tenth of a second, and the one that runs the tests ends itself when it
/// notices: by an orderly exit, which can be delayed. A signal whose handlers have returned ends the process.
/// </remarks>
internal sealed class ProcessEnd : IDisposable
{
    private const string OfExit = "the process was told to end";

    /// <summary>For an iteration that is left behind, and for writing files.</summary>
    private static readonly TimeSpan BehindTheGracefulStop = TimeSpan.FromSeconds(3);

    private readonly IRunControl _run;
    private readonly TimeSpan _patience;
    private readonly ManualResetEventSlim _done = new();
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration? _ctrlC;
    private bool _hasCome;

    /// <param name="run">What is stopped.</param>
    /// <param name="plan">Says how long it may take to end.</param>
    /// <param name="takesCtrlC">Nothing else in this process makes of Ctrl+C more than a sudden end.</param>
    public ProcessEnd(IRunControl run, LoadPlan plan, bool takesCtrlC)
    {
        _run = run;
        _patience = plan.Scenarios.Max(scenario => scenario.GracefulStop) + BehindTheGracefulStop;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => End("SIGTERM"));
        _ctrlC = takesCtrlC ? PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => End("Ctrl+C")) : null;
    }

    /// <summary>Writes the report where somebody may see it, if the process is about to end.</summary>
    public void Tell(Func<string> report)
    {
        if (!Volatile.Read(ref _hasCome))
        {
            return;
        }

        using TextWriter? terminal = Terminal.Open();
        using var sink = ProgressSink.OpenAll(terminal, terminal is null ? Console.Error : null, framework: null);
        foreach (string line in report().ReplaceLineEndings("\n").Split('\n'))
        {
            sink.Tell(line);
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        _terminate.Dispose();
        _ctrlC?.Dispose();

        // Not disposed of: an exit that has just begun may be about to wait for it.
        _done.Set();
    }

    private void OnExit(object? sender, EventArgs e) => End(OfExit);

    /// <summary>Called on a thread of its own. Behind it the process ends, unless somebody else has other plans.</summary>
    private void End(string reason)
    {
        // The second time it is meant at once. (An exit that follows a signal has to wait, too.)
        if (!Interlocked.Exchange(ref _hasCome, true) || reason == OfExit)
        {
            _run.Stop(StopCause.Cancelled, reason);
            _done.Wait(_patience);
        }
    }
}
