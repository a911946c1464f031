using System.Collections.Immutable;

namespace PerfTest.Planning;

/// <summary>VUs that follow straight lines between stage targets, one VU at a time.</summary>
internal sealed record RampingVus(int StartVus, ImmutableArray<VuStage> Stages, TimeSpan GracefulRampDown) : Workload
{
    public override string Executor => "ramping-vus";
    public override TimeSpan Duration => Stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Duration);
    public override ImmutableArray<StageSpan> StageSpans => [.. Stages.Select(stage => new StageSpan(stage.Duration, stage.Target, stage.Name))];
    public override int PeakVus => Stages.Aggregate(StartVus, (peak, stage) => Math.Max(peak, stage.Target));
}
