using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>
/// Turns what a user wrote, and what is laid over it from outside, into a checked plan, or into all mistakes at once. Pure: the same input gives the same
/// plan, on every machine.
/// </summary>
internal static class PlanBuilder
{
    private const string ThresholdOrigin = "[Threshold]";

    /// <param name="declaration">The attributes, or what the code-first door collected.</param>
    /// <param name="overrides">What comes from outside. The declaration's profile lies below it.</param>
    public static PlanningResult Build(LoadTestDeclaration declaration, PlanOverrides overrides)
    {
        List<string> mistakes = [.. overrides.Mistakes];
        List<string> warnings = [.. overrides.Warnings];
        TimeScale timeScale = overrides.Mode == RunMode.Full ? overrides.TimeScale : TimeScale.One;
        BreakingPointPlan? search = new BreakingPointPlanner(timeScale, mistakes).Read(declaration);
        SettingLayer[] layers =
            [.. search is null ? [] : new[] { BreakingPointPlanner.LayerOf(search, declaration.BreakingPoint!) }, .. ProfileLayer(declaration, mistakes), .. overrides.Layers];

        // Without a search that can be understood there is no workload: that would be one more mistake that is none.
        if (declaration.BreakingPoint is not null && search is null)
        {
            return new PlanningResult(null, [.. mistakes.Distinct()], [.. warnings.Distinct()]);
        }

        var scenarioPlanner = new ScenarioPlanner(declaration, layers, timeScale, mistakes, warnings);
        ImmutableArray<PlannedScenario> planned = scenarioPlanner.Plan();
        ImmutableArray<Scenario> scenarios = [.. planned.Select(scenario => scenario.Scenario)];
        CheckWhole(scenarios, mistakes);
        Segment segment = overrides.Mode == RunMode.Full ? overrides.Segment : Segment.Whole;
        CheckPart(segment, scenarios, mistakes, warnings);

        List<KnownMetric> declared = MetricDeclarations.Read(declaration.Metrics, mistakes);
        var watchPlanner = new WatchPlanner(timeScale, mistakes);
        ImmutableArray<Probe> probes = watchPlanner.Read(declaration.Probes);
        ImmutableArray<Scrape> scrapes = watchPlanner.Read(declaration.Scrapes);
        ImmutableArray<WatchedProcess> processes = watchPlanner.Read(declaration.Watches);
        foreach (Probe probe in probes.GroupBy(probe => probe.Name).Select(same => same.First()))
        {
            MetricDeclarations.Add(declared, probe.Metrics, probe.Label, mistakes);
        }

        ExpectedStatuses expected = Expected(declaration.ExpectStatus, mistakes);
        var thresholdPlanner = new ThresholdPlanner(declared, timeScale, mistakes, warnings);
        ImmutableArray<Threshold> written =
        [
            .. thresholdPlanner.Read(declaration.Thresholds, ThresholdOrigin),
            .. layers.SelectMany(layer => thresholdPlanner.Read(layer.Thresholds, layer.OriginOf(nameof(layer.Thresholds)))),
        ];

        ImmutableArray<Baseline> baselines = BaselinePlanner.Read(declaration.Baselines, declared, mistakes);

        // What a limit may name is only known when all scenarios could be made.
        if (mistakes.Count == 0)
        {
            written = thresholdPlanner.Merge(written, scenarios, scenarioPlanner.DeclaredStages);
        }

        if (mistakes.Count > 0)
        {
            return new PlanningResult(null, [.. mistakes.Distinct()], [.. warnings.Distinct()])
            {
                PeakVus = overrides.Mode == RunMode.Full ? scenarios.Sum(scenario => (long)scenario.Workload.PeakVus) : 0,
            };
        }

        if (search is not null && (scenarios is not [var first] || first.Workload.GetType() != search.At(search.From, search.Measure).GetType() || first.Workload.Duration != search.Measure))
        {
            warnings.Add("[BreakingPoint] is not searched for: the test was given another workload.");
            search = null;
        }

        if (search is not null && !segment.IsWhole)
        {
            return new PlanningResult(null, [$"A search for the breaking point is made by one machine, which chooses each level by the one before: {VariableNames.Segment} must not be set."], [.. warnings.Distinct()]);
        }

        long seed = overrides.Seed ?? SeedOf(declaration.Name);
        bool isFull = overrides.Mode == RunMode.Full;
        var plan = new LoadPlan
        {
            Name = declaration.Name,
            Scenarios = isFull ? scenarios : OneIteration.Of(scenarios, overrides.Mode),
            Thresholds = [.. isFull ? [.. written, .. DefaultBudgets.Beside(written)] : DefaultBudgets.OfOneIteration(written), .. DefaultBudgets.OfProbes(probes, isFull ? written : [])],
            DeclaredMetrics = [.. declared],
            Baselines = isFull ? baselines : [],
            Probes = probes,
            Scrapes = scrapes,
            Watched = processes,
            BreakingPoint = isFull ? search : null,
            ExpectedStatuses = expected,
            Mode = overrides.Mode,
            Seed = seed,
            Segment = segment,
            TimeScale = timeScale.Factor,
            Origins = SettingOrigins.Of(isFull ? planned : [], overrides, seed),
            Warnings = [.. warnings.Distinct()],
        };
        return new PlanningResult(plan, [], plan.Warnings) { PeakVus = plan.PeakVus };
    }

    private static IEnumerable<SettingLayer> ProfileLayer(LoadTestDeclaration declaration, List<string> mistakes)
    {
        if (declaration.Profile is not { } profile)
        {
            return [];
        }

        if (string.IsNullOrWhiteSpace(profile.Name))
        {
            mistakes.Add("[Profile(\"\")] has no name: write one that is unique within the test, such as \"smoke\".");
        }

        return [new SettingLayer { Name = $"[Profile({Written.Quote(profile.Name)})]", Workload = profile.Settings }];
    }

    private static ExpectedStatuses Expected(ExpectStatusAttribute? attribute, List<string> mistakes)
    {
        if (attribute is null)
        {
            return ExpectedStatuses.Default;
        }

        Parsed<ExpectedStatuses> statuses = StatusListParser.Parse(attribute.Statuses);
        if (statuses.IsOk)
        {
            return statuses.Value;
        }

        mistakes.Add($"[ExpectStatus]: {statuses.Error}");
        return ExpectedStatuses.Default;
    }

    private static void CheckWhole(ImmutableArray<Scenario> scenarios, List<string> mistakes)
    {
        long vus = scenarios.Sum(scenario => (long)scenario.Workload.PeakVus);
        if (vus > PlanLimits.Vus)
        {
            mistakes.Add($"The scenarios together have {Written.Number(vus)} virtual users: at most {Written.Number(PlanLimits.Vus)} are allowed.");
        }

        foreach (Scenario scenario in scenarios.Where(scenario => scenario.Deadline > PlanLimits.Time))
        {
            string length = DurationText.Print(scenario.Deadline);
            mistakes.Add($"The scenario {Written.Quote(scenario.Name)} ends {length} after the start of the test: at most {DurationText.Print(PlanLimits.Time)} are allowed.");
        }
    }

    private static void CheckPart(Segment segment, ImmutableArray<Scenario> scenarios, List<string> mistakes, List<string> warnings)
    {
        if (segment.IsWhole || scenarios.IsEmpty)
        {
            return;
        }

        Scenario[] idle = [.. scenarios.Where(scenario => segment.Share(scenario.Workload.PeakVus) == 0)];
        if (idle.Length == scenarios.Length)
        {
            mistakes.Add(
                $"The segment {segment} has none of the {Written.Number(scenarios.Sum(scenario => (long)scenario.Workload.PeakVus))} virtual users: divide the load into fewer parts, or give it more virtual users.");
            return;
        }

        warnings.Add($"This is the segment {segment} of the load: its numbers and limits are those of its part, not of the whole.");
        foreach (Scenario scenario in idle)
        {
            warnings.Add($"The segment {segment} has none of the {Written.Number(scenario.Workload.PeakVus)} virtual users of the scenario {Written.Quote(scenario.Name)}, which other segments run.");
        }
    }

    // The same test has the same random numbers in every run, and two tests have different ones: FNV-1a, 64 bits, over the UTF-16 code units of the name.
    private static long SeedOf(string name)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return (long)(hash & long.MaxValue);
    }
}
