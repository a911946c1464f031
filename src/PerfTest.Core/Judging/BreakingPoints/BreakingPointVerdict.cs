using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>What a search has found, in words, and whether that is enough. Pure.</summary>
internal static class BreakingPointVerdict
{
    /// <param name="plan">What was searched for.</param>
    /// <param name="search">How far it came.</param>
    /// <param name="levels">What was tried.</param>
    public static BreakingPointResult Of(BreakingPointPlan plan, BreakingPointSearch search, IReadOnlyList<BreakingPointLevel> levels)
    {
        BreakingPointOutcome outcome = OutcomeOf(search);
        return new BreakingPointResult
        {
            Outcome = outcome,
            IsRate = plan.IsRate,
            Held = search.Held,
            IsConfirmed = search.IsConfirmed,
            Broke = search.Broke,
            AtLeast = plan.AtLeast,
            Summary = Summary(plan, search, outcome, levels.LastOrDefault(level => !level.Held)),
            Levels = levels,
        };
    }

    /// <summary>The same of a search that goes on.</summary>
    /// <param name="plan">What is searched for.</param>
    /// <param name="search">How far it is.</param>
    /// <param name="levels">What was tried.</param>
    public static BreakingPointResult SoFar(BreakingPointPlan plan, BreakingPointSearch search, IReadOnlyList<BreakingPointLevel> levels) =>
        Of(plan, search, levels) with { Summary = $"So far {Held(plan, search)}{(search.Broke is { } broke ? $", and breaks at {plan.Print(broke)}" : "")}." };

    /// <summary>The verdict of the test, with its reasons.</summary>
    public static (LoadVerdict Verdict, ImmutableArray<string> Failures) Judge(BreakingPointPlan plan, BreakingPointResult found)
    {
        if (found.Outcome == BreakingPointOutcome.Stopped)
        {
            return (LoadVerdict.Cancelled, [found.Summary]);
        }

        long least = plan.AtLeast ?? 1;
        if (found.Held >= least && (found.IsConfirmed || plan.AtLeast is null))
        {
            return (LoadVerdict.Passed, []);
        }

        LoadVerdict verdict = found.Outcome == BreakingPointOutcome.GeneratorLimit ? LoadVerdict.NotDelivered : LoadVerdict.Failed;
        return (verdict, [plan.AtLeast is { } wanted ? $"At least {plan.Print(wanted)} must be held. {found.Summary}" : found.Summary]);
    }

    private static BreakingPointOutcome OutcomeOf(BreakingPointSearch search) => search switch
    {
        { Next: not null } => BreakingPointOutcome.Stopped,
        { EndedBy: LevelVerdict.GeneratorLimit } => BreakingPointOutcome.GeneratorLimit,
        { EndedBy: LevelVerdict.NotRecovered } => BreakingPointOutcome.NotRecovered,
        { Held: null } => BreakingPointOutcome.NothingHeld,
        { Broke: null } => BreakingPointOutcome.NeverBroke,
        _ => BreakingPointOutcome.Found,
    };

    private static string Held(BreakingPointPlan plan, BreakingPointSearch search) =>
        search.Held is { } most ? $"the target holds {plan.Print(most)}{(search.IsConfirmed ? "" : " (not confirmed)")}" : "no level was held";

    private static string Summary(BreakingPointPlan plan, BreakingPointSearch search, BreakingPointOutcome outcome, BreakingPointLevel? last)
    {
        string reason = last?.Reason is { } text ? $" {text}" : "";
        string held = Held(plan, search);
        return outcome switch
        {
            BreakingPointOutcome.Found => $"The target holds {plan.Print(search.Held!.Value)} and breaks at {plan.Print(search.Broke!.Value)}.{reason}",
            BreakingPointOutcome.NeverBroke => $"The target holds {plan.Print(search.Held!.Value)}, the highest level: it did not break.",
            BreakingPointOutcome.NothingHeld when search.Broke > plan.From => $"The target holds nothing near {plan.Print(search.Broke.Value)} for long.{reason}",
            BreakingPointOutcome.NothingHeld => $"The target breaks at the first level, {plan.Print(search.Broke ?? plan.From)}.{reason}",
            BreakingPointOutcome.GeneratorLimit => $"Generator limit{(last is null ? "" : $" at {last.Text}")}: {held}; what more would do to it cannot be found out from here.{reason}",
            BreakingPointOutcome.NotRecovered => $"The target did not recover: back at {plan.Print(plan.From)} it stayed slower than before, so that the search ended; {held}.{reason}",
            _ => $"The search for the breaking point was stopped: {held}.",
        };
    }
}
