using PerfTest.Core.Tests.Running;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Measuring;

/// <summary>A plan played by the engine under the virtual clock, and what the recorder kept of it.</summary>
internal static class RecordedRun
{
    public static RunRecord Of(Workload workload, Func<VirtualUser, Task> body, TimeSpan? warmup = null) =>
        Of([Scenario("default", workload) with { Warmup = warmup ?? TimeSpan.Zero }], (_, vu) => body(vu));

    public static RunRecord Of(Scenario[] scenarios, Func<RunRecorder, VirtualUser, Task> body, Threshold[]? thresholds = null)
    {
        var plan = new LoadPlan { Name = "test", Scenarios = [.. scenarios], Thresholds = [.. thresholds ?? []], Seed = 42 };
        var recorder = new RunRecorder(plan);
        var clock = new VirtualClock();
        var bodies = scenarios.SelectMany(scenario => scenario.Bodies).Select(each => each.Exec).Distinct()
            .ToDictionary(exec => exec, exec => new LoadBody(exec, vu => new ValueTask(body(recorder, vu)), IsBlocking: false));
        var outcome = clock.Run(() =>
            new LoadEngine(plan, bodies, clock, recorder, TimeProvider.System) { TickPeriod = recorder.SlicePeriod, Borders = recorder.Borders }.RunAsync());
        return recorder.Finish(outcome);
    }

    public static Scenario Scenario(string name, Workload workload) =>
        new() { Name = name, Workload = workload, Bodies = [new ScenarioBody("Body")] };

    public static Task Takes(VirtualUser vu, int milliseconds) => vu.ThinkAsync(TimeSpan.FromMilliseconds(milliseconds)).AsTask();
}
