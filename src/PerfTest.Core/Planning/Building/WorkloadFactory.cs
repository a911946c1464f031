using System.Collections.Immutable;
using System.Numerics;

namespace PerfTest.Planning;

/// <summary>Makes the workload that merged settings describe, or says all that is wrong with them together.</summary>
/// <param name="subject">Whose workload it is, for messages: <c>[LoadTest]</c>, <c>[Scenario("Browse")]</c>.</param>
/// <param name="isSynchronous">The body blocks a thread: by default fewer virtual users.</param>
/// <param name="mistakes">Gets a sentence for each mistake.</param>
/// <param name="warnings">Gets sentences about what is legal and surprising.</param>
internal sealed class WorkloadFactory(string subject, bool isSynchronous, List<string> mistakes, List<string> warnings)
{
    public static readonly TimeSpan DefaultMaxDuration = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan DefaultGracefulRampDown = TimeSpan.FromSeconds(30);

    private const int FewestDefaultVus = 10;
    private const int MostDefaultVus = 10_000;

    /// <summary>Null where <paramref name="settings"/> are wrong, be it that their reader has already said so.</summary>
    public Workload? Make(ExecutionSettings settings)
    {
        int before = mistakes.Count;
        CheckPairs(settings);
        if (settings.Executor is not { } executor)
        {
            mistakes.Add($"{NoExecutor(settings)}\n{ExecutorTable.Text}");
            return null;
        }

        // Invalid stages do not tell which of the two ramps they are.
        if (settings.Stages is { IsValid: false })
        {
            return null;
        }

        CheckApplicable(settings, executor);
        if (settings.Written.Any(setting => !setting.IsValid && !IsBeside(setting)))
        {
            return null;
        }

        Workload workload = executor switch
        {
            ExecutorKind.ConstantVus => new ConstantVus(Vus(settings), settings.Duration!.Value),
            ExecutorKind.SharedIterations => new SharedIterations(Vus(settings), settings.Iterations!.Value, MaxDuration(settings)),
            ExecutorKind.PerVuIterations => new PerVuIterations(Vus(settings), settings.IterationsPerVu!.Value, MaxDuration(settings)),
            ExecutorKind.RampingVus => MakeRampingVus(settings),
            ExecutorKind.ConstantArrivalRate => MakeConstantArrivalRate(settings),
            _ => MakeRampingArrivalRate(settings),
        };
        Check(settings, workload);
        return mistakes.Count == before ? workload : null;
    }

    // Not a part of the workload: what is wrong with it hides nothing of what is wrong here.
    private static bool IsBeside(Setting setting) => setting.Name is nameof(ExecutionSettings.StartTime) or nameof(ExecutionSettings.GracefulStop) or nameof(ExecutionSettings.Warmup);

    private string NoExecutor(ExecutionSettings settings)
    {
        Setting[] selectors = [.. settings.Selectors];
        string written = Written.List([.. selectors.Select(setting => setting.ToString())]);
        return selectors switch
        {
            [] => $"{subject} says neither how long nor how much to run.",
            [Setting<Rate>] => $"{subject} has a rate and no duration ({written}).",
            _ => $"{subject} has too much to select an executor ({written}).",
        };
    }

    private void CheckApplicable(ExecutionSettings settings, ExecutorKind executor)
    {
        foreach (Setting setting in settings.Written.Where(setting => !ExecutorTable.Applies(setting.Name, executor)))
        {
            mistakes.Add($"{setting} does not apply to {executor.Name()}: it belongs to {ExecutorTable.ExecutorsWith(setting.Name)}.{Hint(setting.Name, executor)}");
        }

        if (executor.IsIterationCounted() && settings.Warmup is { IsValid: true, Value.Length.Ticks: > 0 } warmup)
        {
            mistakes.Add($"{warmup} does not apply to {executor.Name()}: workloads counted in iterations have no warm-up.");
        }
    }

    private static string Hint(string setting, ExecutorKind executor) => (setting, executor) switch
    {
        (nameof(ExecutionSettings.Vus), ExecutorKind.RampingVus) => " Here StartVus and the stages' targets say how many.",
        (nameof(ExecutionSettings.Vus), _) => " Here MaxVus limits the virtual users.",
        (nameof(ExecutionSettings.MaxVus) or nameof(ExecutionSettings.PreAllocatedVus), ExecutorKind.RampingVus) => " Here the stages' targets say how many.",
        (nameof(ExecutionSettings.MaxVus) or nameof(ExecutionSettings.PreAllocatedVus) or nameof(ExecutionSettings.StartVus), _) when !executor.IsArrivalRate() => " Here Vus says how many.",
        (nameof(ExecutionSettings.MaxDuration), ExecutorKind.ConstantVus or ExecutorKind.ConstantArrivalRate) => " Here Duration is the time.",
        _ => "",
    };

    private static int Vus(ExecutionSettings settings) => settings.Vus?.Value ?? 1;

    private static TimeSpan MaxDuration(ExecutionSettings settings) => settings.MaxDuration?.Value ?? DefaultMaxDuration;

    private static RampingVus MakeRampingVus(ExecutionSettings settings) => new(
        settings.StartVus?.Value ?? 0,
        [.. settings.Stages!.Value.Select(stage => new VuStage(stage.Duration, (int)stage.Target.Vus, stage.Name))],
        settings.GracefulRampDown?.Value ?? DefaultGracefulRampDown);

    private ConstantArrivalRate MakeConstantArrivalRate(ExecutionSettings settings)
    {
        Rate rate = settings.Rate!.Value;
        (int preAllocated, int max) = ArrivalVus(settings, rate);
        return new ConstantArrivalRate(rate, settings.Duration!.Value, preAllocated, max, settings.Arrivals?.Value ?? Arrivals.Uniform);
    }

    private RampingArrivalRate MakeRampingArrivalRate(ExecutionSettings settings)
    {
        ImmutableArray<RateStage> stages = [.. settings.Stages!.Value.Select(stage => new RateStage(stage.Duration, stage.Target.Rate ?? Rate.Zero, stage.Name))];
        var sized = new RampingArrivalRate(settings.StartRate?.Value ?? Rate.Zero, stages, 1, 1, settings.Arrivals?.Value ?? Arrivals.Uniform);
        (int preAllocated, int max) = ArrivalVus(settings, sized.PeakRate);
        return sized with { PreAllocatedVus = preAllocated, MaxVus = max };
    }

    // Each defaults to the other; both absent, one second's worth of the peak rate.
    private (int PreAllocated, int Max) ArrivalVus(ExecutionSettings settings, Rate peak)
    {
        int max = settings.MaxVus?.Value ?? settings.PreAllocatedVus?.Value ?? VusFor(peak, isSynchronous);
        return (settings.PreAllocatedVus?.Value ?? max, max);
    }

    /// <summary>How many virtual users a rate has unless somebody says so: enough for iterations of a second.</summary>
    public static int VusFor(Rate peak, bool isSynchronous) =>
        Math.Clamp((int)Math.Ceiling(peak.PerSecond), FewestDefaultVus, isSynchronous ? PlanLimits.SynchronousVus : MostDefaultVus);

    // Each of a pair defaults to what fits the other: only two that are written can contradict each other.
    private void CheckPairs(ExecutionSettings settings)
    {
        ExecutorKind? executor = settings.Stages is { IsValid: false } ? null : settings.Executor;
        if (executor is ExecutorKind.SharedIterations && settings is { Vus: { IsValid: true } vus, Iterations: { IsValid: true } iterations } && vus.Value > iterations.Value)
        {
            mistakes.Add($"{vus} is more than {iterations}: every virtual user needs at least one of the shared iterations.");
        }

        bool mayBeArrivals = executor?.IsArrivalRate() ?? true;
        if (mayBeArrivals && settings is { PreAllocatedVus: { IsValid: true } allocated, MaxVus: { IsValid: true } max } && allocated.Value > max.Value)
        {
            mistakes.Add($"{allocated} is more than {max}: at most MaxVus can be brought up before the start.");
        }
    }

    private void Check(ExecutionSettings settings, Workload workload)
    {
        if (settings.Stages is { } stages)
        {
            CheckRamp(stages, workload);
        }

        if (isSynchronous && workload.PeakVus > PlanLimits.SynchronousVus)
        {
            warnings.Add(
                $"{subject}: {Written.Number(workload.PeakVus)} virtual users with a synchronous body take a thread each; an async body needs none while it waits.");
        }
    }

    private void CheckRamp(Setting<ImmutableArray<StageSpec>> stages, Workload workload)
    {
        if (workload.Duration == TimeSpan.Zero)
        {
            mistakes.Add($"{stages} has no length: at least one stage must be longer than 0s.");
        }
        else if (workload.Duration > PlanLimits.Time)
        {
            mistakes.Add($"{stages} is {DurationText.Print(workload.Duration)} long in all: at most {DurationText.Print(PlanLimits.Time)} are allowed.");
        }
        else if (workload is RampingVus vus && !HasLoad(vus))
        {
            mistakes.Add($"{stages} never has a virtual user: at least one target, or StartVus, must be above 0 for some time.");
        }
        else if (workload is RampingArrivalRate rates && !HasIteration(rates))
        {
            mistakes.Add($"{stages} starts no iteration: the area under the rates is less than 1.");
        }
    }

    // VU 1 runs from where the line reaches 1 to where it is down at 0: some time of a stage that starts at 1 or more, or that goes beyond 1.
    private static bool HasLoad(RampingVus ramp)
    {
        int from = ramp.StartVus;
        foreach (VuStage stage in ramp.Stages)
        {
            if (stage.Duration > TimeSpan.Zero && (from >= 1 || stage.Target >= 2))
            {
                return true;
            }

            from = stage.Target;
        }

        return false;
    }

    // The area is the sum of (r₀ + r₁) ÷ 2 · d; iteration 1 is due where it reaches 1. Exact, as one fraction.
    private static bool HasIteration(RampingArrivalRate ramp)
    {
        BigInteger area = BigInteger.Zero;
        BigInteger denominator = BigInteger.One;
        Rate from = ramp.StartRate;
        foreach (RateStage stage in ramp.Stages)
        {
            BigInteger under = ((BigInteger)from.Count * stage.Target.PeriodNanoseconds) + ((BigInteger)stage.Target.Count * from.PeriodNanoseconds);
            BigInteger period = 2 * (BigInteger)from.PeriodNanoseconds * stage.Target.PeriodNanoseconds;
            area = (area * period) + (under * Nanoseconds.From(stage.Duration) * denominator);
            denominator *= period;
            if (area >= denominator)
            {
                return true;
            }

            BigInteger divisor = BigInteger.GreatestCommonDivisor(area, denominator);
            (area, denominator) = (area / divisor, denominator / divisor);
            from = stage.Target;
        }

        return false;
    }
}
