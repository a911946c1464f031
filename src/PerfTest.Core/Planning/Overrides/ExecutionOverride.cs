using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>Lays the execution settings of one layer (a profile, a file, the environment) over those of the layers below. Pure.</summary>
/// <remarks>
/// <para>The rule: a layer that sets duration, iterations, stages or rate replaces the execution settings below it, and a warning says so. One number alone
/// changes the size of what is below and keeps its shape:</para>
/// <list type="table">
/// <listheader><term>alone in its layer</term><description>over</description></listheader>
/// <item><term>Duration</term><description>
/// constant-vus, constant-arrival-rate: the new duration. Ramps: all stages are scaled, so that together they last that long. Workloads counted in
/// iterations: it becomes MaxDuration, so that a shorter run never sends more than was written; what is left counts as dropped.</description></item>
/// <item><term>Rate</term><description>
/// constant-arrival-rate: the new rate. ramping-arrival-rate: all rates are scaled, so that the highest is this one. constant-vus and ramping-vus:
/// constant-arrival-rate for as long as the plan lasted. Workloads counted in iterations have no length to keep: a mistake.</description></item>
/// <item><term>Vus</term><description>
/// constant-vus and workloads counted in iterations: the new number. ramping-vus: all targets are scaled, so that the highest is this number. Arrival rates: a
/// mistake, they have a Rate and MaxVus.</description></item>
/// <item><term>Iterations</term><description>any: shared-iterations with the virtual users of before, as far as they were a fixed number.</description></item>
/// <item><term>Stages</term><description>any: a ramp; nothing of the old shape is kept.</description></item>
/// </list>
/// <para>"Alone" means that neither another of these five nor IterationsPerVu is set in the same layer. Two or more of them together describe a workload
/// (<c>Vus + Duration</c> is constant-vus) and replace what is below.</para>
/// <para>When the settings below are replaced, Vus, MaxVus, PreAllocatedVus, Arrivals, GracefulRampDown and MaxDuration stay if the new executor has them; a Vus
/// that stays is lowered to the new Iterations, a PreAllocatedVus that stays is lowered to the new MaxVus. StartTime, GracefulStop and Warmup always stay.</para>
/// <para>Several scenarios with workloads of their own: a Duration alone scales their StartTimes, Durations and stages by one factor, so that the test as a
/// whole lasts that long (those counted in iterations get it as MaxDuration). A Rate or a MaxVus alone means the scenario with an arrival rate, Vus alone the one
/// without, where there is just one. GracefulStop and Warmup go to all. Anything else is a mistake, because it cannot say which scenario it means.</para>
/// </remarks>
internal static class ExecutionOverride
{
    /// <summary>One scenario.</summary>
    public static ExecutionSettings Apply(ExecutionSettings below, ExecutionSettings layer, List<string> warnings)
    {
        if (below.Executor is not { } executor)
        {
            return layer.Over(below);
        }

        ExecutionSettings result = (IsAlone(layer), executor) switch
        {
            (nameof(layer.Duration), _) => WithDuration(below, layer, executor, warnings),
            (nameof(layer.Rate), _) => WithRate(below, layer, executor, warnings),
            (nameof(layer.Vus), ExecutorKind.RampingVus) => WithPeakVus(below, layer, warnings),
            (nameof(layer.Vus) or null, _) when !layer.Selectors.Any() => layer.Over(below),
            _ => Replace(below, layer, warnings, [.. Shaping(layer)]),
        };
        bool wasCounted = executor.IsIterationCounted();
        result = wasCounted && layer.Warmup is null ? result : DropWarmup(result, layer, warnings);
        return LowerPreAllocatedVus(result, layer, warnings);
    }

    /// <summary>Several scenarios with workloads of their own.</summary>
    /// <param name="below">Name and settings of each.</param>
    /// <param name="layer">What is laid over them.</param>
    /// <param name="mistakes">Gets a sentence where the layer cannot mean all scenarios.</param>
    /// <param name="warnings">Gets a sentence for what is changed.</param>
    public static ImmutableArray<ExecutionSettings> ApplyToAll(
        ImmutableArray<(string Name, ExecutionSettings Settings)> below, ExecutionSettings layer, List<string> mistakes, List<string> warnings)
    {
        if (below.Length == 1)
        {
            return [Apply(below[0].Settings, layer, warnings)];
        }

        ExecutionSettings forAll = new() { GracefulStop = layer.GracefulStop, Warmup = layer.Warmup };
        Setting[] others = [.. layer.Written.Where(setting => setting != layer.Duration && setting != layer.GracefulStop && setting != layer.Warmup)];
        string scenarios = Written.List([.. below.Select(scenario => scenario.Name)]);
        if (others is [var size] && layer.Duration is null && Meant(size, below) is [var only])
        {
            ExecutionSettings own = Apply(below[only].Settings, layer with { GracefulStop = null, Warmup = null }, warnings);
            return [.. below.SetItem(only, (below[only].Name, own)).Select(scenario => ForAll(scenario.Settings))];
        }

        if (others.Length > 0)
        {
            mistakes.Add(
                $"{Written.List([.. others.Select(setting => setting.ToString())])} cannot be laid over several workloads: this test has the scenarios {scenarios}. "
                + "A duration alone scales them all; for the rest, run one of them in a test of its own.");
            return [.. below.Select(scenario => forAll.Over(scenario.Settings))];
        }

        if (layer.Duration is not { IsValid: true } duration)
        {
            return [.. below.Select(scenario => ForAll(scenario.Settings))];
        }

        TimeSpan total = below.Select(scenario => End(scenario.Settings) ?? TimeSpan.Zero).Max();
        if (total > TimeSpan.Zero)
        {
            warnings.Add($"{duration} scales all times of the scenarios {scenarios} from {DurationText.Print(total)} to {DurationText.Print(duration.Value)}.");
        }

        return [.. below.Select(scenario => ForAll(Scale(scenario.Name, scenario.Settings, duration, total, warnings)))];

        ExecutionSettings ForAll(ExecutionSettings settings) => layer.Warmup is null ? forAll.Over(settings) : DropWarmup(forAll.Over(settings), layer, []);
    }

    /// <summary>The scenarios that have what the setting is the size of.</summary>
    private static int[] Meant(Setting size, ImmutableArray<(string Name, ExecutionSettings Settings)> below) =>
    [
        .. Enumerable.Range(0, below.Length).Where(i => below[i].Settings.Executor is { } executor && size.Name switch
        {
            nameof(ExecutionSettings.Rate) or nameof(ExecutionSettings.MaxVus) => IsArrivalRate(executor),
            nameof(ExecutionSettings.Vus) => !IsArrivalRate(executor),
            _ => false,
        }),
    ];

    private static bool IsArrivalRate(ExecutorKind executor) => executor is ExecutorKind.ConstantArrivalRate or ExecutorKind.RampingArrivalRate;

    // The one of the five that is alone in its layer, or null.
    private static string? IsAlone(ExecutionSettings layer)
    {
        Setting[] shaping = [.. Shaping(layer)];
        return shaping.Length == 1 ? shaping[0].Name : null;
    }

    private static IEnumerable<Setting> Shaping(ExecutionSettings layer) => layer.Vus is { } vus ? layer.Selectors.Prepend(vus) : layer.Selectors;

    private static ExecutionSettings WithDuration(ExecutionSettings below, ExecutionSettings layer, ExecutorKind executor, List<string> warnings)
    {
        Setting<TimeSpan> duration = layer.Duration!;
        if (executor.IsIterationCounted() && layer.MaxDuration is not null)
        {
            return Replace(below, layer, warnings, duration, layer.MaxDuration);
        }

        if (executor.IsIterationCounted())
        {
            warnings.Add(
                $"{duration} becomes the MaxDuration of {Origins(below.Selectors)}, which counts iterations: what is left after it counts as dropped.");
            return (layer with { Duration = null, MaxDuration = duration with { Name = nameof(layer.MaxDuration) } }).Over(below);
        }

        if (below.Stages is not { } stages)
        {
            warnings.Add($"{duration} replaces {below.Duration}.");
            return layer.Over(below);
        }

        return (layer with { Duration = null, Stages = ScaleStages(stages, duration, warnings) }).Over(below);
    }

    private static Setting<ImmutableArray<StageSpec>> ScaleStages(Setting<ImmutableArray<StageSpec>> stages, Setting<TimeSpan> duration, List<string> warnings)
    {
        TimeSpan length = stages.IsValid ? StageScaling.Length(stages.Value) : TimeSpan.Zero;
        if (length == TimeSpan.Zero || !duration.IsValid)
        {
            return stages;
        }

        warnings.Add($"{duration} scales the stages of {stages.Origin} from {DurationText.Print(length)} to {DurationText.Print(duration.Value)}; their targets stay.");
        return Rescaled(stages, StageScaling.Lengths(stages.Value, duration.Value.Ticks, length.Ticks), duration);
    }

    private static ExecutionSettings WithRate(ExecutionSettings below, ExecutionSettings layer, ExecutorKind executor, List<string> warnings)
    {
        Setting<Rate> rate = layer.Rate!;
        switch (executor)
        {
            case ExecutorKind.ConstantArrivalRate:
                warnings.Add($"{rate} replaces {below.Rate}.");
                return layer.Over(below);
            case ExecutorKind.RampingArrivalRate:
                return ScaleRates(below, layer, rate, warnings);
            case ExecutorKind.ConstantVus:
                return Replace(below, layer with { Duration = below.Duration }, warnings, rate);
            case ExecutorKind.RampingVus when below.Length is { } length:
                return Replace(below, layer with { Duration = LengthOf(below.Stages!, length) }, warnings, rate);
            default:
                return Replace(below, layer, warnings, rate);
        }
    }

    private static Setting<TimeSpan> LengthOf(Setting stages, TimeSpan length)
    {
        string text = DurationText.Print(length);
        return new Setting<TimeSpan>(nameof(ExecutionSettings.Duration), length, text, stages.Origin, $"the length of {stages.Label}") { IsValid = stages.IsValid };
    }

    private static ExecutionSettings ScaleRates(ExecutionSettings below, ExecutionSettings layer, Setting<Rate> rate, List<string> warnings)
    {
        Setting<ImmutableArray<StageSpec>> stages = below.Stages!;
        Rate[] rates = [.. stages.Value.Select(stage => stage.Target.Rate ?? Rate.Zero), below.StartRate?.Value ?? Rate.Zero];
        Rate peak = rates.Aggregate((highest, next) => next.CompareTo(highest) > 0 ? next : highest);
        if (!stages.IsValid || !rate.IsValid || below.StartRate is { IsValid: false } || peak.Count == 0)
        {
            return (layer with { Rate = null }).Over(below);
        }

        warnings.Add($"{rate} scales the rates of {stages.Origin} from a peak of {peak} to one of {rate.Value}; their times stay.");
        StageSpec[] scaled = [.. stages.Value.Select(stage => stage with { Target = StageTarget.Of(StageScaling.Rate(stage.Target.Rate ?? Rate.Zero, rate.Value, peak)) })];
        Setting<Rate>? start = below.StartRate is { } old ? Rescaled(old, StageScaling.Rate(old.Value, rate.Value, peak), rate) : null;
        return (layer with { Rate = null, Stages = Rescaled(stages, [.. scaled], rate), StartRate = layer.StartRate ?? start }).Over(below);
    }

    private static ExecutionSettings WithPeakVus(ExecutionSettings below, ExecutionSettings layer, List<string> warnings)
    {
        Setting<int> vus = layer.Vus!;
        Setting<ImmutableArray<StageSpec>> stages = below.Stages!;
        long peak = Math.Max(below.StartVus?.Value ?? 0, stages.Value.Select(stage => stage.Target.Vus).DefaultIfEmpty().Max());
        if (!stages.IsValid || !vus.IsValid || below.StartVus is { IsValid: false } || peak == 0)
        {
            return (layer with { Vus = null }).Over(below);
        }

        warnings.Add($"{vus} scales the targets of {stages.Origin} from a peak of {peak} to one of {vus.Value}; their times stay.");
        StageSpec[] scaled = [.. stages.Value.Select(stage => stage with { Target = StageTarget.Of(StageScaling.Vus(stage.Target.Vus, vus.Value, peak)) })];
        Setting<int>? start = below.StartVus is { } old ? Rescaled(old, StageScaling.Vus(old.Value, vus.Value, peak), vus) : null;
        return (layer with { Vus = null, Stages = Rescaled(stages, [.. scaled], vus), StartVus = layer.StartVus ?? start }).Over(below);
    }

    private static ExecutionSettings Replace(ExecutionSettings below, ExecutionSettings layer, List<string> warnings, params Setting[] by)
    {
        ExecutorKind? executor = layer.Executor;
        ExecutionSettings kept = new()
        {
            Vus = Keep(below.Vus, executor),
            MaxVus = Keep(below.MaxVus, executor),
            PreAllocatedVus = Keep(below.PreAllocatedVus, executor),
            Arrivals = Keep(below.Arrivals, executor),
            GracefulRampDown = Keep(below.GracefulRampDown, executor),
            MaxDuration = Keep(below.MaxDuration, executor),
            StartTime = below.StartTime,
            GracefulStop = below.GracefulStop,
            Warmup = below.Warmup,
        };
        ExecutionSettings result = layer.Over(kept);
        Setting[] gone = [.. below.Written.Except(result.Written)];
        if (gone.Length > 0)
        {
            string[] replacing = [.. by.Select(setting => setting.Origin).Distinct()];
            string verb = replacing.Length == 1 ? "replaces" : "replace";
            warnings.Add($"{Written.List(replacing)} {verb} the execution settings below: {Written.List([.. gone.Select(setting => setting.ToString())])}.");
        }

        return LowerVus(result, layer, warnings);
    }

    private static ExecutionSettings LowerVus(ExecutionSettings settings, ExecutionSettings layer, List<string> warnings)
    {
        if (layer is not { Vus: null, Iterations: { IsValid: true } iterations } || settings.Vus is not { IsValid: true } vus || vus.Value <= iterations.Value)
        {
            return settings;
        }

        warnings.Add($"{vus} is lowered to {iterations.Text}: every virtual user needs at least one of the iterations ({iterations}).");
        return settings with { Vus = Rescaled(vus, (int)iterations.Value, iterations) };
    }

    private static Setting<T>? Keep<T>(Setting<T>? setting, ExecutorKind? executor) =>
        setting is not null && executor is { } kind && ExecutorTable.Applies(setting.Name, kind) ? setting : null;

    private static ExecutionSettings LowerPreAllocatedVus(ExecutionSettings settings, ExecutionSettings layer, List<string> warnings)
    {
        if (layer is not { MaxVus: { IsValid: true } max, PreAllocatedVus: null } || settings.PreAllocatedVus is not { IsValid: true } allocated || allocated.Value <= max.Value)
        {
            return settings;
        }

        warnings.Add($"{allocated} is lowered to {max.Text}: {max}.");
        return settings with { PreAllocatedVus = Rescaled(allocated, max.Value, max) };
    }

    // Over many tests at once a warm-up means those that can have one.
    private static ExecutionSettings DropWarmup(ExecutionSettings settings, ExecutionSettings layer, List<string> warnings)
    {
        bool isForeign = settings.Warmup is { Value.Length.Ticks: > 0 } && settings.Executor is { } executor && executor.IsIterationCounted();
        if (!isForeign)
        {
            return settings;
        }

        if (layer.Warmup is not null)
        {
            warnings.Add($"{layer.Warmup} is ignored: workloads counted in iterations have no warm-up.");
        }

        return settings with { Warmup = null };
    }

    private static ExecutionSettings Scale(string name, ExecutionSettings settings, Setting<TimeSpan> duration, TimeSpan total, List<string> warnings)
    {
        if (settings.Executor is { } executor && executor.IsIterationCounted())
        {
            warnings.Add($"{duration} becomes the MaxDuration of the scenario {name}, which counts iterations: what is left after it counts as dropped.");
            settings = settings with { MaxDuration = duration with { Name = nameof(settings.MaxDuration) } };
        }

        if (total == TimeSpan.Zero)
        {
            return settings;
        }

        return settings with
        {
            StartTime = settings.StartTime is { IsValid: true } start ? Scaled(start) : settings.StartTime,
            Duration = settings.Duration is { IsValid: true } own ? Scaled(own) : settings.Duration,
            Stages = settings.Stages is { IsValid: true } stages
                ? Rescaled(stages, StageScaling.Lengths(stages.Value, duration.Value.Ticks, total.Ticks), duration)
                : settings.Stages,
        };

        Setting<TimeSpan> Scaled(Setting<TimeSpan> time) => Rescaled(time, StageScaling.Time(time.Value, duration.Value.Ticks, total.Ticks), duration);
    }

    private static TimeSpan? End(ExecutionSettings settings) => settings.Length + (settings.StartTime is { IsValid: true } start ? start.Value : TimeSpan.Zero);

    private static Setting<T> Rescaled<T>(Setting<T> setting, T value, Setting by)
    {
        string text = value switch
        {
            TimeSpan time => DurationText.Print(time),
            ImmutableArray<StageSpec> stages => StageSpec.Print(stages),
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value?.ToString() ?? "",
        };
        return setting with { Value = value, Text = text, Origin = $"{setting.Origin}, changed by {by.Origin}", Label = $"{setting.Label} (changed by {by.Origin})" };
    }

    private static string Origins(IEnumerable<Setting> settings) => Written.List([.. settings.Select(setting => setting.Origin).Distinct()]);
}
