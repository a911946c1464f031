using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>What a scenario was asked for, in words.</summary>
internal static class WorkloadText
{
    /// <summary><c>100 VUs for 5m</c>, <c>10,000/s for 30s by at most 200 VUs</c>, <c>0 → 100 → 500 VUs in 1m30s</c>, <c>100 iterations by 5 VUs</c>.</summary>
    public static string Of(Workload workload) => workload switch
    {
        ConstantVus vus => $"{Vus(vus.Vus)} for {Figures.Span(vus.Duration)}",
        RampingVus ramp => $"{Line([ramp.StartVus, .. ramp.Stages.Select(stage => stage.Target)], target => Figures.Count(target))} VUs in {Figures.Span(ramp.Duration)}",
        SharedIterations shared => $"{Figures.Counted(shared.Iterations, "iteration")} by {Vus(shared.Vus)}",
        PerVuIterations perVu => $"{Figures.Counted(perVu.IterationsPerVu, "iteration")} by each of {Vus(perVu.Vus)}",
        ConstantArrivalRate constant => $"{Rate(constant.Rate)} for {Figures.Span(constant.Duration)} by at most {Vus(constant.MaxVus)}",
        RampingArrivalRate ramp => $"{Line([ramp.StartRate, .. ramp.Stages.Select(stage => stage.Target)], Rate)} in {Figures.Span(ramp.Duration)} by at most {Vus(ramp.MaxVus)}",
        _ => $"{workload.Executor} for {Figures.Span(workload.Duration)}",
    };

    private static string Vus(int vus) => Figures.Counted(vus, "VU");

    private static string Rate(Rate rate) => Figures.PerSecond(rate.PerSecond);

    // A long ramp is told by its beginning, its peak and its end.
    private static string Line<T>(IReadOnlyList<T> targets, Func<T, string> show)
    {
        const int Most = 6;
        var shown = targets.Select(show).ToList();
        return shown.Count <= Most ? string.Join(" → ", shown) : $"{string.Join(" → ", shown.Take(Most - 2))} → … → {shown[^1]}";
    }
}
