using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>Makes the scenarios of a plan: one from <c>[LoadTest]</c>, one whose iterations are divided by weights, or several side by side.</summary>
/// <param name="declaration">What the user wrote.</param>
/// <param name="layers">What is laid over it, lowest to highest, the profile first.</param>
/// <param name="timeScale">Factor on planned times.</param>
/// <param name="mistakes">Gets a sentence for each mistake.</param>
/// <param name="warnings">Gets sentences about what did not stop the planning.</param>
internal sealed class ScenarioPlanner(
    LoadTestDeclaration declaration, IReadOnlyList<SettingLayer> layers, TimeScale timeScale, List<string> mistakes, List<string> warnings)
{
    /// <summary>What the only scenario of a test without <c>[Scenario]</c>s is called.</summary>
    public const string DefaultName = "default";

    private const string LoadTestLayer = "[LoadTest]";
    private static readonly TimeSpan DefaultGracefulStop = TimeSpan.FromSeconds(30);

    private readonly HashSet<string> _declaredStages = new(StringComparer.Ordinal);

    /// <summary>The names of all stages that any layer has, also of those that a higher one has replaced. Filled by <see cref="Plan"/>.</summary>
    public IReadOnlySet<string> DeclaredStages => _declaredStages;

    /// <summary>The scenarios that could be made; all of them where no mistake was added.</summary>
    public ImmutableArray<PlannedScenario> Plan()
    {
        ExecutionSettings own = Read(new SettingLayer { Name = LoadTestLayer, Workload = declaration.Workload, Stages = declaration.Stages });
        if (declaration.Scenarios.Count == 0)
        {
            ScenarioBody[] body = [new ScenarioBody(declaration.Method)];
            return PlanOne(own, body);
        }

        CheckNames();
        if (declaration.Scenarios.All(scenario => scenario.WeightOrNull is null))
        {
            return PlanSideBySide(own);
        }

        return PlanOne(own, ReadWeights());
    }

    private ImmutableArray<PlannedScenario> PlanOne(ExecutionSettings settings, IReadOnlyCollection<ScenarioBody> bodies)
    {
        foreach (SettingLayer layer in layers)
        {
            settings = ExecutionOverride.Apply(settings, Read(layer), warnings);
        }

        bool isSynchronous = declaration.IsSynchronous && declaration.Scenarios.Count == 0;
        return Make(DefaultName, LoadTestLayer, settings, bodies, ReadTags(), isSynchronous) is { } scenario ? [scenario] : [];
    }

    private ImmutableArray<PlannedScenario> PlanSideBySide(ExecutionSettings own)
    {
        var forAll = new ExecutionSettings { GracefulStop = own.GracefulStop, Warmup = own.Warmup };
        Setting[] workload = [.. own.Written.Except(forAll.Written)];
        if (workload.Length > 0)
        {
            mistakes.Add(
                $"{Written.List([.. workload.Select(setting => setting.ToString())])} beside [Scenario]s without weights: give every [Scenario] a Weight, which divides "
                + "the iterations of [LoadTest]'s workload, or a workload of its own, and then leave [LoadTest]'s out.");
        }

        ImmutableArray<(string Name, ExecutionSettings Settings)> scenarios = [.. declaration.Scenarios.Select(scenario => (scenario.Name, ReadScenario(scenario, forAll)))];
        ImmutableArray<ExecutionSettings> merged = [.. scenarios.Select(scenario => scenario.Settings)];
        foreach (SettingLayer layer in layers)
        {
            merged = ExecutionOverride.ApplyToAll([.. scenarios.Zip(merged, (scenario, settings) => (scenario.Name, settings))], Read(layer), mistakes, warnings);
        }

        var planned = ImmutableArray.CreateBuilder<PlannedScenario>();
        foreach ((ScenarioAttribute scenario, ExecutionSettings settings) in declaration.Scenarios.Zip(merged))
        {
            ImmutableSortedDictionary<string, string> tags = ReadTags(scenario);
            ScenarioBody[] body = [new ScenarioBody(scenario.Exec)];
            if (Make(scenario.Name, Label(scenario), settings, body, tags, isSynchronous: false) is { } made)
            {
                planned.Add(made);
            }
        }

        return planned.ToImmutable();
    }

    private ExecutionSettings ReadScenario(ScenarioAttribute scenario, ExecutionSettings forAll)
    {
        ExecutionSettings own = Read(new SettingLayer { Name = Label(scenario), Workload = scenario.Settings });
        if (own is { Warmup: { IsValid: true, Value.Length.Ticks: > 0 } warmup, StartTime: { IsValid: true, Value.Ticks: > 0 } start })
        {
            mistakes.Add($"{warmup} has no effect beside {start}: only scenarios that start at 0s are warmed up.");
        }

        ExecutionSettings settings = own.Over(forAll);
        bool inherits = own.Warmup is null && settings.Executor is { } executor && executor.IsIterationCounted();
        return inherits ? settings with { Warmup = null } : settings;
    }

    private PlannedScenario? Make(
        string name, string subject, ExecutionSettings settings, IReadOnlyCollection<ScenarioBody> bodies, ImmutableSortedDictionary<string, string> tags, bool isSynchronous)
    {
        ExecutionSettings scaled = timeScale.Of(settings);
        Workload? workload = new WorkloadFactory(subject, isSynchronous, mistakes, warnings).Make(scaled);
        if (workload is null || bodies.Count == 0)
        {
            return null;
        }

        TimeSpan start = scaled.StartTime?.Value ?? TimeSpan.Zero;
        bool isWarm = start == TimeSpan.Zero && !workload.IsIterationCounted;
        var scenario = new Scenario
        {
            Name = name,
            Workload = workload,
            StartTime = start,
            GracefulStop = scaled.GracefulStop?.Value ?? DefaultGracefulStop,
            Warmup = isWarm ? timeScale.OfWarmup((scaled.Warmup?.Value ?? default).For(settings.Length ?? TimeSpan.Zero)) : TimeSpan.Zero,
            Tags = tags,
            Bodies = [.. bodies],
        };
        return new PlannedScenario(scenario, settings);
    }

    private void CheckNames()
    {
        foreach (ScenarioAttribute scenario in declaration.Scenarios)
        {
            if (string.IsNullOrWhiteSpace(scenario.Exec))
            {
                mistakes.Add($"{Label(scenario)} names no method: write [Scenario(nameof(Method))].");
            }
            else if (string.IsNullOrWhiteSpace(scenario.Name))
            {
                mistakes.Add($"{Label(scenario)} Name = {Written.Quote(scenario.Name)} is empty: leave it out, or write a name that is unique within the test.");
            }
        }

        foreach (IGrouping<string, ScenarioAttribute> same in declaration.Scenarios.GroupBy(scenario => scenario.Name ?? "").Where(same => same.Count() > 1))
        {
            mistakes.Add($"{same.Count()} scenarios are called {Written.Quote(same.Key)}: the name of a scenario must be unique within its test; set Name.");
        }
    }

    private List<ScenarioBody> ReadWeights()
    {
        var bodies = new List<ScenarioBody>();
        foreach (ScenarioAttribute scenario in declaration.Scenarios)
        {
            ExecutionSettings own = Read(new SettingLayer { Name = Label(scenario), Workload = scenario.Settings });
            if (scenario.WeightOrNull is not { } weight)
            {
                mistakes.Add($"{Label(scenario)} has no Weight, and other scenarios of this test have one: give all of them a Weight, or all a workload of their own.");
                continue;
            }

            if (weight is < 1 or > PlanLimits.Weight)
            {
                string written = weight.ToString(System.Globalization.CultureInfo.InvariantCulture);
                mistakes.Add($"{Label(scenario)} Weight = {written} is wrong: write a whole number from 1 to {Written.Number(PlanLimits.Weight)}.");
            }

            Setting[] workload = [.. own.Written];
            if (workload.Length > 0)
            {
                mistakes.Add(
                    $"{Written.List([.. workload.Select(setting => setting.ToString())])} beside a Weight: a weight divides the iterations of [LoadTest]'s workload, "
                    + "so the scenario has none of its own. Leave out the one or the other.");
            }

            bodies.Add(new ScenarioBody(scenario.Exec, weight) { Name = scenario.Name, Tags = ReadTags(scenario) });
        }

        if (bodies.TrueForAll(body => body.Weight is >= 1 and <= PlanLimits.Weight) && bodies.Count > 0
            && WeightedRoundRobin.Mistake([.. bodies.Select(body => body.Weight)]) is { } mistake)
        {
            mistakes.Add(mistake);
        }

        return bodies;
    }

    // The scenario's own, and those of the layers, which win.
    private ImmutableSortedDictionary<string, string> ReadTags(ScenarioAttribute scenario) =>
        LayerTags.Read(scenario.Tags, $"{Label(scenario)} Tags", mistakes).SetItems(ReadTags());

    private ImmutableSortedDictionary<string, string> ReadTags() =>
        layers.Aggregate(ImmutableSortedDictionary<string, string>.Empty, (tags, layer) => tags.SetItems(LayerTags.Read(layer, mistakes)));

    private ExecutionSettings Read(SettingLayer layer)
    {
        ExecutionSettings settings = new SettingReader(layer, mistakes).Read();
        if (settings.Stages is { } stages)
        {
            _declaredStages.UnionWith(stages.Value.Select(stage => stage.Name).OfType<string>());
        }

        return settings;
    }

    private static string Label(ScenarioAttribute scenario) => $"[Scenario({Written.Quote(scenario.Exec)})]";
}
