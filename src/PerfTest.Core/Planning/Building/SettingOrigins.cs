using System.Collections.Immutable;
using System.Globalization;

namespace PerfTest.Planning;

/// <summary>Lists, for reports, each setting of a plan with its value and the layer that set it; defaults too.</summary>
internal static class SettingOrigins
{
    private const string Default = "default";

    /// <param name="scenarios">None in smoke and debug runs, which are not shaped by any setting.</param>
    /// <param name="overrides">What comes from outside.</param>
    /// <param name="seed">The run's seed.</param>
    public static ImmutableArray<SettingOrigin> Of(ImmutableArray<PlannedScenario> scenarios, PlanOverrides overrides, long seed)
    {
        var origins = ImmutableArray.CreateBuilder<SettingOrigin>();
        foreach (PlannedScenario scenario in scenarios)
        {
            origins.AddRange(OfScenario(scenario));
        }

        origins.Add(new SettingOrigin("Mode", overrides.Mode.ToString(), overrides.ModeOrigin));
        origins.Add(new SettingOrigin("Seed", seed.ToString(CultureInfo.InvariantCulture), overrides.Seed is null ? Default : overrides.SeedOrigin));
        if (!overrides.TimeScale.IsOne && overrides.Mode == RunMode.Full)
        {
            origins.Add(new SettingOrigin("TimeScale", overrides.TimeScale.ToString(), overrides.TimeScaleOrigin));
        }

        if (!overrides.Segment.IsWhole && overrides.Mode == RunMode.Full)
        {
            origins.Add(new SettingOrigin("Segment", overrides.Segment.ToString(), VariableNames.Segment));
        }

        origins.AddRange(overrides.Layers.Where(layer => layer.Tags is not null).Select(layer => new SettingOrigin("Tags", layer.Tags!, layer.OriginOf(nameof(layer.Tags)))));
        origins.AddRange(overrides.Others);
        return origins.ToImmutable();
    }

    private static IEnumerable<SettingOrigin> OfScenario(PlannedScenario planned)
    {
        (Scenario scenario, ExecutionSettings settings) = planned;
        Dictionary<string, Setting> written = settings.Written.ToDictionary(setting => setting.Name);
        yield return new SettingOrigin("Executor", scenario.Workload.Executor, Origins(settings.Selectors), scenario.Name);
        foreach ((string name, string? value) in Effective(scenario))
        {
            if (written.TryGetValue(name, out Setting? setting))
            {
                yield return new SettingOrigin(name, setting.Text, setting.Origin, scenario.Name);
            }
            else if (value is not null)
            {
                yield return new SettingOrigin(name, value, Default, scenario.Name);
            }
        }
    }

    // Every setting that the executor has, in the order of reports; null where an unwritten one is not worth a line.
    private static IEnumerable<(string Name, string? Value)> Effective(Scenario scenario)
    {
        (string Name, string? Value)[] own = scenario.Workload switch
        {
            ConstantVus vus => [(nameof(ExecutionSettings.Vus), Number(vus.Vus)), (nameof(ExecutionSettings.Duration), null)],
            SharedIterations shared =>
            [
                (nameof(ExecutionSettings.Vus), Number(shared.Vus)),
                (nameof(ExecutionSettings.Iterations), null),
                (nameof(ExecutionSettings.MaxDuration), DurationText.Print(shared.MaxDuration)),
            ],
            PerVuIterations each =>
            [
                (nameof(ExecutionSettings.Vus), Number(each.Vus)),
                (nameof(ExecutionSettings.IterationsPerVu), null),
                (nameof(ExecutionSettings.MaxDuration), DurationText.Print(each.MaxDuration)),
            ],
            RampingVus ramp =>
            [
                (nameof(ExecutionSettings.StartVus), Number(ramp.StartVus)),
                (nameof(ExecutionSettings.Stages), null),
                (nameof(ExecutionSettings.GracefulRampDown), DurationText.Print(ramp.GracefulRampDown)),
            ],
            ArrivalRateWorkload arrivals =>
            [
                (nameof(ExecutionSettings.Rate), null),
                (nameof(ExecutionSettings.StartRate), (arrivals as RampingArrivalRate)?.StartRate.ToString()),
                (nameof(ExecutionSettings.Stages), null),
                (nameof(ExecutionSettings.Duration), null),
                (nameof(ExecutionSettings.Arrivals), null),
                (nameof(ExecutionSettings.PreAllocatedVus), Number(arrivals.PreAllocatedVus)),
                (nameof(ExecutionSettings.MaxVus), Number(arrivals.MaxVus)),
            ],
            _ => [],
        };
        string? warmup = scenario.Workload.IsIterationCounted ? null : DurationText.Print(scenario.Warmup);
        return
        [
            .. own,
            (nameof(ExecutionSettings.StartTime), null),
            (nameof(ExecutionSettings.GracefulStop), DurationText.Print(scenario.GracefulStop)),
            (nameof(ExecutionSettings.Warmup), warmup),
        ];
    }

    private static string Origins(IEnumerable<Setting> settings) => Written.List([.. settings.Select(setting => setting.Origin).Distinct()]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
