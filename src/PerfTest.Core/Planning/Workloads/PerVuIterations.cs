namespace PerfTest.Planning;

/// <summary>Every VU does exactly <paramref name="IterationsPerVu"/> iterations; what is left at MaxDuration counts as dropped.</summary>
internal sealed record PerVuIterations(int Vus, long IterationsPerVu, TimeSpan MaxDuration) : Workload
{
    public override string Executor => "per-vu-iterations";
    public override TimeSpan Duration => MaxDuration;
    public override int PeakVus => Vus;
    public override bool IsIterationCounted => true;
}
