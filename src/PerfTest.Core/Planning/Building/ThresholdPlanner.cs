using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>Parses and checks the limits of all layers. Limits add up: no layer takes those below away.</summary>
/// <param name="declared">Metrics that the test has declared; null where the test is not known, and nobody can say which metrics there are.</param>
/// <param name="timeScale">Factor on planned times.</param>
/// <param name="mistakes">Gets a message for each mistake.</param>
/// <param name="warnings">Gets sentences about what is left out.</param>
internal sealed class ThresholdPlanner(IReadOnlyList<KnownMetric>? declared, TimeScale timeScale, List<string> mistakes, List<string> warnings)
{
    private readonly ThresholdScopeReader _scopes = new(timeScale, mistakes, warnings);

    /// <summary>Reads the limits of one layer.</summary>
    /// <param name="attributes">The limits as written.</param>
    /// <param name="origin">Who wrote them: <c>[Threshold]</c>, <c>PERFTEST_THRESHOLDS</c>.</param>
    public ImmutableArray<Threshold> Read(IReadOnlyList<ThresholdAttribute> attributes, string origin) =>
        [.. attributes.Select(attribute => Read(attribute, origin)).OfType<Threshold>()];

    /// <summary>Leaves out what is written twice and what is limited to a stage that an override took away; the rest must name what exists.</summary>
    /// <param name="thresholds">The limits of all layers, lowest first.</param>
    /// <param name="scenarios">The scenarios of the plan.</param>
    /// <param name="declaredStages">All stage names that were declared.</param>
    public ImmutableArray<Threshold> Merge(IEnumerable<Threshold> thresholds, ImmutableArray<Scenario> scenarios, IReadOnlySet<string> declaredStages)
    {
        var merged = ImmutableArray.CreateBuilder<Threshold>();
        foreach (Threshold threshold in thresholds)
        {
            if (merged.Any(other => other.Expression.Equals(threshold.Expression) && other.Scope == threshold.Scope))
            {
                warnings.Add($"{Show(threshold)} is written twice and judged once.");
            }
            else if (IsInPlan(threshold, scenarios, declaredStages))
            {
                merged.Add(threshold);
            }
        }

        return merged.ToImmutable();
    }

    private Threshold? Read(ThresholdAttribute attribute, string origin)
    {
        ParsedThreshold parsed = ThresholdParser.Parse(attribute.Expression);
        ThresholdMistake? mistake = parsed.Mistake ?? (declared is null ? null : ThresholdChecker.Check(parsed.Expression!, declared));
        if (mistake is not null)
        {
            mistakes.Add($"{attribute.Label ?? origin}: {mistake}");
        }

        TimeSpan delay = ReadDelay(attribute, origin);
        ThresholdScope? scope = _scopes.Read(attribute, $"{attribute.Label ?? origin} {Written.Quote(attribute.Expression)}");
        return mistake is not null || scope is null
            ? null
            : new Threshold
            {
                Expression = parsed.Expression!,
                AbortOnFail = attribute.AbortOnFail,
                DelayAbortEval = timeScale.Of(delay),
                Scope = scope,
                Origin = origin,
            };
    }

    private TimeSpan ReadDelay(ThresholdAttribute attribute, string origin)
    {
        if (attribute.DelayAbortEval is not { } written)
        {
            return TimeSpan.Zero;
        }

        string shown = $"{attribute.Label ?? origin} {Written.Quote(attribute.Expression)}, DelayAbortEval = ";
        Parsed<TimeSpan> delay = DurationParser.Parse(written);
        if (!delay.IsOk)
        {
            mistakes.Add(shown + delay.Error);
        }
        else if (delay.Value > PlanLimits.Time)
        {
            mistakes.Add($"{shown}{Written.Quote(written)} is wrong: write a time from 0s to {DurationText.Print(PlanLimits.Time)}.");
        }
        else if (!attribute.AbortOnFail)
        {
            mistakes.Add($"{shown}{Written.Quote(written)} has no effect without AbortOnFail = true.");
        }

        return delay.IsOk && delay.Value <= PlanLimits.Time ? delay.Value : TimeSpan.Zero;
    }

    private bool IsInPlan(Threshold threshold, ImmutableArray<Scenario> scenarios, IReadOnlySet<string> declaredStages)
    {
        CheckScenarioFilter(threshold, scenarios);
        return _scopes.IsInPlan(threshold.Scope, Show(threshold), scenarios, declaredStages);
    }

    private void CheckScenarioFilter(Threshold threshold, ImmutableArray<Scenario> scenarios)
    {
        string? wanted = threshold.Filter.FirstOrDefault(tag => tag.Key == "scenario").Value;
        string[] names = [.. scenarios.SelectMany(scenario => scenario.SampleNames).Distinct()];
        if (wanted is null || names.Contains(wanted))
        {
            return;
        }

        string allowed = "a scenario of this test: " + Written.List([.. names.Select(Written.Quote)], " or ");
        var mistake = new ThresholdMistake(threshold.Source, threshold.Expression.Positions.Filter, $"this test has no scenario {Written.Quote(wanted)}", allowed);
        mistakes.Add($"{threshold.Origin}: {mistake}");
    }

    private static string Show(Threshold threshold)
    {
        ThresholdScope scope = threshold.Scope;
        (string Name, string? Value)[] written =
        [
            ("During", scope.During), ("After", Print(scope.After)), ("Window", Print(scope.Window)), ("RecoversWithin", Print(scope.RecoversWithin)), ("AfterStage", scope.AfterStage),
        ];
        string rest = string.Concat(written.Where(part => part.Value is not null).Select(part => $", {part.Name} = {Written.Quote(part.Value)}"));
        return $"{threshold.Origin} {Written.Quote(threshold.Source)}{rest}{(rest.Length == 0 ? "" : ",")}";

        static string? Print(TimeSpan? time) => time is { } length ? DurationText.Print(length) : null;
    }
}
