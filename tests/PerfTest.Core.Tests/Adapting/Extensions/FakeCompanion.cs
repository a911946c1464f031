using System.Collections.Concurrent;
using PerfTest.Adapting;

namespace PerfTest.Core.Tests.Adapting.Extensions;

/// <summary>Writes down what it is told, and does what the test wants.</summary>
internal sealed class FakeCompanion : IRunCompanion
{
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public Action<RunScope> OnBegin { get; init; } = static _ => { };

    public Action<RunMoment> OnTick { get; init; } = static _ => { };

    public Action<LoadResult?> OnEnd { get; init; } = static _ => { };

    public ConcurrentQueue<string> Calls { get; } = new();

    public ConcurrentDictionary<string, bool> Threads { get; } = new();

    public LoadResult? Result { get; private set; }

    public RunScope? Run { get; private set; }

    public void Begin(RunScope run)
    {
        Run = run;
        Note("begin");
        OnBegin(run);
    }

    public void Tick(RunMoment moment)
    {
        Note("tick");
        OnTick(moment);
    }

    public void End(LoadResult? result)
    {
        Result = result;
        Note("end");
        OnEnd(result);
    }

    private void Note(string call)
    {
        Calls.Enqueue(call);
        Threads[$"{Thread.CurrentThread.Name}, {(Thread.CurrentThread.IsThreadPoolThread ? "of the pool" : "its own")}"] = true;
    }
}
