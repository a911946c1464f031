namespace PerfTest.Planning;

/// <summary>What is written, and which executor it is; which settings apply to which executor.</summary>
internal static class ExecutorTable
{
    /// <summary>The table as messages print it.</summary>
    public const string Text =
        """
        What is written selects the executor:
            Vus? + Duration                          constant-vus
            Vus? + Iterations                        shared-iterations
            Vus? + IterationsPerVu                   per-vu-iterations
            StartVus? + stages of virtual users      ramping-vus             [Stage("1m", 100)] or Stages = "30s:100, 1m:500"
            Rate + Duration                          constant-arrival-rate
            StartRate? + stages of rates             ramping-arrival-rate    [Stage("1m", "500/s")] or Stages = "1m:500/s"
        """;

    private static readonly ExecutorKind[] All = Enum.GetValues<ExecutorKind>();

    /// <summary>The executor as k6 spells it.</summary>
    public static string Name(this ExecutorKind executor) => executor switch
    {
        ExecutorKind.ConstantVus => "constant-vus",
        ExecutorKind.SharedIterations => "shared-iterations",
        ExecutorKind.PerVuIterations => "per-vu-iterations",
        ExecutorKind.RampingVus => "ramping-vus",
        ExecutorKind.ConstantArrivalRate => "constant-arrival-rate",
        _ => "ramping-arrival-rate",
    };

    public static bool IsArrivalRate(this ExecutorKind executor) => executor is ExecutorKind.ConstantArrivalRate or ExecutorKind.RampingArrivalRate;

    public static bool IsIterationCounted(this ExecutorKind executor) => executor is ExecutorKind.SharedIterations or ExecutorKind.PerVuIterations;

    /// <summary>Whether the executor has the setting of this name.</summary>
    public static bool Applies(string setting, ExecutorKind executor) => setting switch
    {
        nameof(ExecutionSettings.Vus) => executor is ExecutorKind.ConstantVus || executor.IsIterationCounted(),
        nameof(ExecutionSettings.StartVus) or nameof(ExecutionSettings.GracefulRampDown) => executor is ExecutorKind.RampingVus,
        nameof(ExecutionSettings.StartRate) => executor is ExecutorKind.RampingArrivalRate,
        nameof(ExecutionSettings.PreAllocatedVus) or nameof(ExecutionSettings.MaxVus) or nameof(ExecutionSettings.Arrivals) => executor.IsArrivalRate(),
        nameof(ExecutionSettings.MaxDuration) => executor.IsIterationCounted(),
        nameof(ExecutionSettings.Duration) => executor is ExecutorKind.ConstantVus or ExecutorKind.ConstantArrivalRate,
        nameof(ExecutionSettings.Iterations) => executor is ExecutorKind.SharedIterations,
        nameof(ExecutionSettings.IterationsPerVu) => executor is ExecutorKind.PerVuIterations,
        nameof(ExecutionSettings.Rate) => executor is ExecutorKind.ConstantArrivalRate,
        nameof(ExecutionSettings.Stages) => executor is ExecutorKind.RampingVus or ExecutorKind.RampingArrivalRate,
        _ => true,
    };

    /// <summary>Where a setting belongs, for messages: <c>ramping-vus</c>, <c>shared-iterations and per-vu-iterations</c>.</summary>
    public static string ExecutorsWith(string setting) => Written.List([.. All.Where(executor => Applies(setting, executor)).Select(Name)]);
}
