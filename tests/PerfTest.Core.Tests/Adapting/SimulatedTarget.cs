using PerfTest.Adapting;
using PerfTest.Core.Tests.Running;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Adapting;

/// <summary>
/// A target of known capacity under the virtual clock, with the real engine, recorder and judge: one server that takes 1 ÷ capacity for each request, before which others
/// wait in line, and a millisecond for the way.
/// </summary>
/// <param name="capacity">Requests per second; may change from run to run.</param>
/// <param name="limits">The limits of the test.</param>
internal sealed class SimulatedTarget(Func<double> capacity, params string[] limits) : ILevelRunner
{
    public List<string> Runs { get; } = [];

    /// <summary>What was found before each level.</summary>
    public List<string> SoFar { get; } = [];

    /// <summary>The load generator is too late for iterations above this rate.</summary>
    public double GeneratorBreaksAbove { get; init; } = double.PositiveInfinity;

    public Task<LoadResult> RunAsync(Workload workload, TimeSpan settle, string name, BreakingPointResult? soFar)
    {
        Runs.Add(name);
        if (soFar is not null)
        {
            SoFar.Add(soFar.Summary);
        }

        var scenario = new Scenario { Name = "default", Workload = workload, Warmup = settle, GracefulStop = TimeSpan.FromSeconds(2), Bodies = [new ScenarioBody("Body")] };
        Threshold[] written = [.. limits.Select(limit => new Threshold { Expression = ThresholdParser.Parse(limit).Expression! })];
        var plan = new LoadPlan { Name = "simulated", Scenarios = [scenario], Thresholds = [.. written, .. DefaultBudgets.Beside(written)], Seed = 1 };
        var clock = new VirtualClock();
        var recorder = new RunRecorder(plan);
        double service = Nanoseconds.PerSecond / capacity();
        double freeAt = double.MinValue;
        async ValueTask Serve(VirtualUser vu)
        {
            freeAt = Math.Max(freeAt, vu.NowFromStart) + service;
            await vu.ThinkAsync(Nanoseconds.ToTimeSpan((long)(freeAt - vu.NowFromStart) + Nanoseconds.PerMillisecond));
        }

        EngineOutcome outcome = clock.Run(() =>
            new LoadEngine(plan, new Dictionary<string, LoadBody> { ["Body"] = new("Body", Serve, IsBlocking: false) }, clock, recorder, TimeProvider.System).RunAsync());
        if (workload is ConstantArrivalRate { Rate.PerSecond: var rate } && rate > GeneratorBreaksAbove)
        {
            recorder.ForScenario(scenario).Dropped(DropReason.GeneratorLate, 100, 0);
        }

        return Task.FromResult(Judge.Evaluate(recorder.Finish(outcome), new JudgingOptions()));
    }
}
