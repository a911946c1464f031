using System.Diagnostics;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>
/// What a run does each second beside measuring, done during the warm-up with the warm-up's figures and for nobody. It is some thousand methods, and compiling them takes
/// a processor the better part of a second: in the warm-up that is nobody's time, in the plan it would be the load's.
/// </summary>
/// <param name="recorder">Keeps the samples of the warm-up.</param>
/// <param name="outputs">What will be written.</param>
internal sealed class RunRehearsal(RunRecorder recorder, RunOutputs outputs)
{
    /// <summary>Somewhat more than the 30 calls after which .NET optimizes a method.</summary>
    private const int Rounds = 40;

    /// <summary>Between two rounds, and at least as long as the last one took: the other half of the time is the target's.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Rehearses on the caller's thread.</summary>
    /// <param name="begun">Set when the plan begins: whatever there is to do then goes first.</param>
    public void RunUntil(ManualResetEventSlim begun)
    {
        ScenarioCounters[] scenarios = [.. recorder.Plan.Scenarios.Select(scenario => new ScenarioCounters { Scenario = scenario })];
        var meter = new ProgressMeter(recorder.Plan);
        DateTimeOffset startedAt = TimeProvider.System.GetUtcNow();
        TimeSpan pause = ShortestPause;
        for (var round = 1; round <= Rounds && !begun.Wait(pause); round++)
        {
            var from = Stopwatch.GetTimestamp();
            var tick = new EngineTick(round * recorder.SlicePeriod, scenarios, IsLast: false);
            recorder.Tick(tick);
            _ = ProgressLine.Format(meter.Next(tick, recorder.Store.Snapshot(ProgressMeter.Needs)));
            outputs.Rehearse(Judge.Evaluate(recorder.Finish(RunSoFar.At(tick, startedAt)), new JudgingOptions()));
            TimeSpan took = Stopwatch.GetElapsedTime(from);
            pause = took > ShortestPause ? took : ShortestPause;
        }
    }
}
