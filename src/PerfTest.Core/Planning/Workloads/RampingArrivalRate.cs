using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>Iteration i (1-based) is due when the area under the rate line reaches i; due times lie in (0, duration].</summary>
internal sealed record RampingArrivalRate(Rate StartRate, ImmutableArray<RateStage> Stages, int PreAllocatedVus, int MaxVus, Arrivals Arrivals = Arrivals.Uniform)
    : ArrivalRateWorkload(PreAllocatedVus, MaxVus, Arrivals)
{
    public override string Executor => "ramping-arrival-rate";
    public override TimeSpan Duration => Stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Duration);
    public override ImmutableArray<StageSpan> StageSpans => [.. Stages.Select(stage => new StageSpan(stage.Duration, stage.Target.PerSecond, stage.Name))];
    public override Rate PeakRate => Stages.Aggregate(StartRate, (peak, stage) => stage.Target.PerSecond > peak.PerSecond ? stage.Target : peak);
}
