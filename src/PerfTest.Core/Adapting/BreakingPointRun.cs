using System.Diagnostics;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.Adapting;

/// <summary>A search on the real clock: each level is a small plan of its own, with the load on its way before the measuring begins.</summary>
/// <param name="kit">What runs have in common.</param>
/// <param name="plan">The plan of the first level.</param>
/// <param name="search">What is searched for.</param>
/// <param name="join">Asks who goes along with a level.</param>
/// <param name="outputs">Get what was found so far after each level: a process that is killed leaves it.</param>
internal sealed class BreakingPointRun(RunKit kit, LoadPlan plan, BreakingPointPlan search, Func<RunCompanions> join, RunOutputs outputs) : ILevelRunner, IDisposable
{
    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(kit.Request.CancellationToken);
    private readonly List<string> _warnings = [];
    private RunCompanions? _companions;
    private LoadResult? _level;

    /// <summary>What became of those who went along, as sentences.</summary>
    public IEnumerable<string> Warnings => _warnings.Concat(_companions?.Warnings ?? []).Distinct();

    public Task<LoadResult> RunAsync() => new BreakingPointDriver(search, this).RunAsync();

    public async Task<LoadResult> RunAsync(Workload workload, TimeSpan settle, string name, BreakingPointResult? soFar)
    {
        LoadPlan level = plan with
        {
            Scenarios = [plan.Scenarios[0] with { Workload = workload, Warmup = settle }],
        };

        kit.Progress.Tell($"{plan.Name}: {name}");
        if (soFar is null)
        {
            return await new PlanRun(Kit(), level).RunAsync((result, _) => Task.FromResult(result));
        }

        if (_level is { } before)
        {
            LoadResult told = Dress(before);
            outputs.Flush(told);
            await EndAsync(told);
        }

        _companions?.Dispose();
        _companions = join();
        _level = await new PlanRun(Kit(), level) { Companions = _companions, Level = name, Stop = _ => _stop.Cancel(), Dress = Dress }.RunAsync((result, _) => Task.FromResult(result));
        return _level;

        LoadResult Dress(LoadResult result) => result.WithBreakingPoint(soFar, result.Verdict, result.Failures);
    }

    /// <summary>Tells those who go along how the latest level ended. While the target rests they have not been told: who shows a level shows it until there is something new.</summary>
    /// <param name="result">The level's result; of the last one that of the search.</param>
    public async Task EndAsync(LoadResult result)
    {
        if (_companions is { } companions)
        {
            await companions.EndAsync(result);
            _warnings.AddRange(companions.Warnings);
        }
    }

    public void Dispose()
    {
        _companions?.Dispose();
        _stop.Dispose();
    }

    /// <summary>The framework's time limit is for the whole search.</summary>
    private RunKit Kit()
    {
        TimeSpan? left = kit.Request.Timeout is { } limit ? limit - Stopwatch.GetElapsedTime(_begun) : null;
        return kit with { Request = kit.Request with { Timeout = left < TimeSpan.Zero ? TimeSpan.Zero : left, CancellationToken = _stop.Token } };
    }
}
