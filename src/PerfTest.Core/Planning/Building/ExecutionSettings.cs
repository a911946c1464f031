using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>The execution settings of one layer, or of several merged, parsed and each checked for itself. Null: not written.</summary>
internal sealed record ExecutionSettings
{
    public static ExecutionSettings None { get; } = new();

    public Setting<int>? Vus { get; init; }
    public Setting<int>? StartVus { get; init; }
    public Setting<int>? PreAllocatedVus { get; init; }
    public Setting<int>? MaxVus { get; init; }
    public Setting<long>? Iterations { get; init; }
    public Setting<long>? IterationsPerVu { get; init; }
    public Setting<Rate>? Rate { get; init; }
    public Setting<Rate>? StartRate { get; init; }
    public Setting<Arrivals>? Arrivals { get; init; }
    public Setting<ImmutableArray<StageSpec>>? Stages { get; init; }
    public Setting<TimeSpan>? Duration { get; init; }
    public Setting<TimeSpan>? MaxDuration { get; init; }
    public Setting<TimeSpan>? StartTime { get; init; }
    public Setting<TimeSpan>? GracefulRampDown { get; init; }
    public Setting<TimeSpan>? GracefulStop { get; init; }
    public Setting<WarmupSetting>? Warmup { get; init; }

    /// <summary>What is written, in the order of reports.</summary>
    public IEnumerable<Setting> Written =>
        new Setting?[]
        {
            Vus, StartVus, Iterations, IterationsPerVu, Rate, StartRate, Arrivals, Stages, Duration, MaxDuration,
            PreAllocatedVus, MaxVus, StartTime, GracefulRampDown, GracefulStop, Warmup,
        }.OfType<Setting>();

    /// <summary>The settings that select an executor, as far as written: duration, iterations, stages and rate.</summary>
    public IEnumerable<Setting> Selectors => new Setting?[] { Iterations, IterationsPerVu, Rate, Stages, Duration }.OfType<Setting>();

    /// <summary>What these settings select, or null where the table has no such row.</summary>
    public ExecutorKind? Executor
    {
        get
        {
            Setting[] selectors = [.. Selectors];
            return (Rate, Duration, selectors.Length) switch
            {
                (not null, not null, 2) => ExecutorKind.ConstantArrivalRate,
                (null, not null, 1) => ExecutorKind.ConstantVus,
                _ when selectors.Length != 1 => null,
                _ when Iterations is not null => ExecutorKind.SharedIterations,
                _ when IterationsPerVu is not null => ExecutorKind.PerVuIterations,
                _ when Stages is not null => HasRateStages ? ExecutorKind.RampingArrivalRate : ExecutorKind.RampingVus,
                _ => null,
            };
        }
    }

    /// <summary>Whether the stages' targets are rates: one that is decides, or a start rate where all targets are a bare 0.</summary>
    public bool HasRateStages =>
        Stages is { IsValid: true } stages && (stages.Value.Any(stage => stage.Target.Rate is not null) || (StartRate is not null && stages.Value.All(stage => stage.Target.IsBareZero)));

    /// <summary>From the scenario's start to its regular deadline, where the settings say it; null for workloads counted in iterations and for incomplete ones.</summary>
    public TimeSpan? Length => Executor switch
    {
        ExecutorKind.ConstantVus or ExecutorKind.ConstantArrivalRate => Duration is { IsValid: true } duration ? duration.Value : null,
        ExecutorKind.RampingVus or ExecutorKind.RampingArrivalRate => Stages is { IsValid: true } stages ? StageScaling.Length(stages.Value) : null,
        _ => null,
    };

    /// <summary>These settings, and the others where these say nothing.</summary>
    public ExecutionSettings Over(ExecutionSettings below) => new()
    {
        Vus = Vus ?? below.Vus,
        StartVus = StartVus ?? below.StartVus,
        PreAllocatedVus = PreAllocatedVus ?? below.PreAllocatedVus,
        MaxVus = MaxVus ?? below.MaxVus,
        Iterations = Iterations ?? below.Iterations,
        IterationsPerVu = IterationsPerVu ?? below.IterationsPerVu,
        Rate = Rate ?? below.Rate,
        StartRate = StartRate ?? below.StartRate,
        Arrivals = Arrivals ?? below.Arrivals,
        Stages = Stages ?? below.Stages,
        Duration = Duration ?? below.Duration,
        MaxDuration = MaxDuration ?? below.MaxDuration,
        StartTime = StartTime ?? below.StartTime,
        GracefulRampDown = GracefulRampDown ?? below.GracefulRampDown,
        GracefulStop = GracefulStop ?? below.GracefulStop,
        Warmup = Warmup ?? below.Warmup,
    };
}
