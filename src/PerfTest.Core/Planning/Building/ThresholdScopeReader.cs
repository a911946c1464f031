using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>Reads which part of the run a limit judges, and checks it against the plan.</summary>
/// <param name="timeScale">Factor on planned times.</param>
/// <param name="mistakes">Gets a sentence for each mistake.</param>
/// <param name="warnings">Gets sentences about what is left out.</param>
internal sealed class ThresholdScopeReader(TimeScale timeScale, List<string> mistakes, List<string> warnings)
{
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromSeconds(1);

    /// <summary>What is written on one limit; null if any of it is wrong.</summary>
    /// <param name="attribute">As written.</param>
    /// <param name="shown">What mistakes begin with.</param>
    public ThresholdScope? Read(ThresholdAttribute attribute, string shown)
    {
        int before = mistakes.Count;
        TimeSpan? after = ReadTime(attribute.After, shown, nameof(attribute.After), TimeSpan.Zero);
        TimeSpan? window = ReadTime(attribute.Window, shown, nameof(attribute.Window), ShortestWindow);
        TimeSpan? recovers = ReadTime(attribute.RecoversWithin, shown, nameof(attribute.RecoversWithin), TimeSpan.Zero);
        if (attribute is { During: not null, After: not null })
        {
            mistakes.Add($"{shown}, During = {Written.Quote(attribute.During)}, After = {Written.Quote(attribute.After)} says twice from when: write one of them.");
        }

        if (attribute.RecoversWithin is null != attribute.AfterStage is null)
        {
            mistakes.Add(attribute.AfterStage is null
                ? $"{shown}, RecoversWithin = {Written.Quote(attribute.RecoversWithin)} needs AfterStage beside it: the name of the stage after which the limit must hold again."
                : $"{shown}, AfterStage = {Written.Quote(attribute.AfterStage)} needs RecoversWithin beside it: how long after the stage the limit must hold again.");
        }
        else if (attribute.RecoversWithin is not null && (attribute.During ?? attribute.After) is not null)
        {
            mistakes.Add($"{shown}, RecoversWithin = {Written.Quote(attribute.RecoversWithin)} is about the time after a stage: leave {(attribute.During is null ? "After" : "During")} out.");
        }

        return mistakes.Count > before ? null : new ThresholdScope
        {
            During = attribute.During,
            After = after is { } time ? timeScale.Of(time) : null,
            Window = window is { } length ? timeScale.Of(length) : null,
            RecoversWithin = recovers is { } limit ? timeScale.Of(limit) : null,
            AfterStage = attribute.AfterStage,
        };
    }

    /// <summary>Whether the part is in the plan. A stage that an override took away is only a warning, what never was is a mistake.</summary>
    /// <param name="scope">The part.</param>
    /// <param name="shown">What sentences begin with.</param>
    /// <param name="scenarios">Those of the plan.</param>
    /// <param name="declaredStages">All stage names that were declared.</param>
    public bool IsInPlan(ThresholdScope scope, string shown, ImmutableArray<Scenario> scenarios, IReadOnlySet<string> declaredStages)
    {
        if (scope.During is { } during && !IsNamed(during, shown, [.. scenarios.Select(scenario => scenario.Name)], scenarios, declaredStages))
        {
            return false;
        }

        if (scope.AfterStage is { } stage && !IsNamed(stage, shown, [], scenarios, declaredStages))
        {
            return false;
        }

        PlanSpan span = PlanSpan.Of(scope, scenarios);
        TimeSpan room = span.End - span.Start;
        if (scope.After is { } after && after >= span.End)
        {
            mistakes.Add($"{shown} judges nothing: the plan is over after {DurationText.Print(span.End)}.");
            return false;
        }

        TimeSpan window = scope.Window ?? (scope.RecoversWithin is null ? TimeSpan.Zero : timeScale.Of(ThresholdScope.DefaultRecoveryWindow));
        if (scope.RecoversWithin is not null && room < window)
        {
            mistakes.Add(
                $"{shown} needs a window of {DurationText.Print(window)} after the stage, and the next rise or the end of the plan comes after {DurationText.Print(room)}: let the plan go on after {Written.Quote(scope.AfterStage)}.");
            return false;
        }

        if (window > room && !scenarios.Any(scenario => scenario.Workload.IsIterationCounted))
        {
            mistakes.Add($"{shown} has a window of {DurationText.Print(window)}, and what it judges is {DurationText.Print(room)} long: write a window that fits.");
            return false;
        }

        return true;
    }

    private bool IsNamed(string name, string shown, string[] scenarioNames, ImmutableArray<Scenario> scenarios, IReadOnlySet<string> declaredStages)
    {
        string[] stageNames = [.. scenarios.SelectMany(scenario => scenario.Workload.StageSpans).Select(stage => stage.Name).OfType<string>()];
        int meanings = scenarioNames.Concat(stageNames).Count(other => other == name);
        if (meanings == 1)
        {
            return true;
        }

        if (meanings == 0 && declaredStages.Contains(name))
        {
            warnings.Add($"{shown} is not judged: the stage {Written.Quote(name)} is not in this plan, because its stages were replaced.");
            return false;
        }

        string kinds = scenarioNames.Length == 0 ? "stage" : "stage and no scenario";
        string[] allowed = [.. scenarioNames.Concat(stageNames).Distinct().Select(Written.Quote)];
        mistakes.Add(
            meanings > 1
                ? $"{shown} is ambiguous: {meanings} stages or scenarios have this name."
                : $"{shown} names no {kinds} of this test: {(allowed.Length == 0 ? "give a stage a name, [Stage(\"3m\", 500, Name = \"spike\")]" : $"write {Written.List(allowed, " or ")}")}.");
        return false;
    }

    private TimeSpan? ReadTime(string? written, string shown, string name, TimeSpan least)
    {
        if (written is null)
        {
            return null;
        }

        Parsed<TimeSpan> time = DurationParser.Parse(written);
        if (!time.IsOk)
        {
            mistakes.Add($"{shown}, {name} = {time.Error}");
            return null;
        }

        if (time.Value <= TimeSpan.Zero || time.Value < least || time.Value > PlanLimits.Time)
        {
            string from = least == TimeSpan.Zero ? "a time above 0s and" : $"a time from {DurationText.Print(least)}";
            mistakes.Add($"{shown}, {name} = {Written.Quote(written)} is wrong: write {from} up to {DurationText.Print(PlanLimits.Time)}.");
            return null;
        }

        return time.Value;
    }
}
