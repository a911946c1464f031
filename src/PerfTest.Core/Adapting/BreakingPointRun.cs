using System.Diagnostics;
using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>A search on the real clock: each level is a small plan of its own, with the load on its way before the measuring begins.</summary>
/// <param name="kit">What runs have in common.</param>
/// <param name="plan">The plan of the first level.</param>
/// <param name="search">What is searched for.</param>
internal sealed class BreakingPointRun(RunKit kit, LoadPlan plan, BreakingPointPlan search) : ILevelRunner
{
    private readonly long _begun = Stopwatch.GetTimestamp();

    public Task<LoadResult> RunAsync() => new BreakingPointDriver(search, this).RunAsync();

    public Task<LoadResult> RunAsync(Workload workload, TimeSpan settle, string name)
    {
        LoadPlan level = plan with
        {
            Scenarios = [plan.Scenarios[0] with { Workload = workload, Warmup = settle }],
        };

        kit.Progress.Tell($"{plan.Name}: {name}");

        // The framework's time limit is for the whole search.
        TimeSpan? left = kit.Request.Timeout is { } limit ? limit - Stopwatch.GetElapsedTime(_begun) : null;
        RunKit own = kit with { Request = kit.Request with { Timeout = left < TimeSpan.Zero ? TimeSpan.Zero : left } };
        return new PlanRun(own, level).RunAsync((result, _) => Task.FromResult(result));
    }
}
