using System.Collections.Immutable;
using PerfTest.Judging;
using PerfTest.Planning;

namespace PerfTest.Adapting;

/// <summary>
/// Leads a search from level to level. Before each is measured the load is there for the longer of 2 s and five times the p99 of the level before; behind each the target
/// rests at the first level until its p95 is within a fifth of what it was there at first.
/// </summary>
/// <param name="plan">What is searched for.</param>
/// <param name="runner">Puts the load on the target.</param>
internal sealed class BreakingPointDriver(BreakingPointPlan plan, ILevelRunner runner)
{
    /// <summary>So much slower than at first the target may still be when it has rested.</summary>
    private const double Recovered = 1.2;

    /// <summary>Looks at the resting target, each a fifth of the time for which a level is measured: a minute in all where that is 10 s.</summary>
    private const int MostRests = 30;

    private const int RestsPerMeasure = 5;

    private static readonly TimeSpan LongestSettle = TimeSpan.FromMinutes(1);

    private readonly List<BreakingPointLevel> _levels = [];
    private LoadResult? _first;
    private LoadResult? _latest;
    private LoadResult? _held;

    /// <summary>Searches until there is an answer or a run was stopped from outside.</summary>
    /// <returns>The result of the level that is held, or of the last one, with what was found and the search's own verdict.</returns>
    public async Task<LoadResult> RunAsync()
    {
        BreakingPointSearch search = BreakingPointSearch.Begin(plan.From, plan.To);
        while (search.Next is { } step)
        {
            if (_levels.Count > 0 && _levels[^1].Load != plan.From && !await RestAsync())
            {
                if (_latest!.Verdict == LoadVerdict.Cancelled)
                {
                    break;
                }

                search = search.After(LevelVerdict.NotRecovered);
                continue;
            }

            string name = step.IsConfirmation ? $"{plan.Print(step.Level)} again" : plan.Print(step.Level);
            LoadResult result = await runner.RunAsync(plan.At(step.Level, plan.Measure * step.Lengths), Settle(), name, BreakingPointVerdict.SoFar(plan, search, [.. _levels]));
            _latest = result;
            _first ??= result;
            if (result.Verdict == LoadVerdict.Cancelled)
            {
                break;
            }

            (LevelVerdict verdict, string? reason) = LevelJudge.Of(result, plan.IsRate ? step.Level : null);
            _levels.Add(new BreakingPointLevel
            {
                Load = step.Level,
                Text = plan.Print(step.Level),
                Held = verdict == LevelVerdict.Held,
                IsConfirmation = step.IsConfirmation,
                Completed = LevelJudge.CompletedPerSecond(result),
                Latency = result.Latency,
                Reason = reason,
            });
            search = search.After(verdict);
            if (verdict == LevelVerdict.Held && search.Held == step.Level)
            {
                _held = result;
            }
        }

        BreakingPointResult found = BreakingPointVerdict.Of(plan, search, _levels);
        (LoadVerdict judged, ImmutableArray<string> failures) = BreakingPointVerdict.Judge(plan, found);
        LoadResult shown = search.Held is not null && _held is not null ? _held : _latest!;
        return shown.WithBreakingPoint(found, judged, failures);
    }

    private TimeSpan Settle()
    {
        TimeSpan slow = _latest?.Latency.Distribution?.Quantile(0.99) is { } p99 ? Nanoseconds.ToTimeSpan((long)(5 * p99)) : TimeSpan.Zero;
        return slow < plan.Settle ? plan.Settle : slow < LongestSettle ? slow : LongestSettle;
    }

    /// <summary>False: the target did not become as fast as it was, or the run was stopped.</summary>
    private async Task<bool> RestAsync()
    {
        // Where the first level itself broke there is nothing to come back to, and the search is over.
        double? first = _first?.Latency.Distribution?.Quantile(0.95);
        TimeSpan settle = Settle();
        for (int rest = 0; rest < MostRests; rest++)
        {
            LoadResult result = await runner.RunAsync(plan.At(plan.From, plan.Measure / RestsPerMeasure), rest == 0 ? settle : TimeSpan.Zero, $"rest at {plan.Print(plan.From)}", soFar: null);
            if (result.Verdict == LoadVerdict.Cancelled)
            {
                _latest = result;
                return false;
            }

            if (first is null || result.Latency.Distribution?.Quantile(0.95) is { } p95 && p95 <= Recovered * first)
            {
                return true;
            }
        }

        return false;
    }
}
