namespace PerfTest.Planning;

/// <summary>VUs take iterations from one counter; what is left at MaxDuration counts as dropped.</summary>
internal sealed record SharedIterations(int Vus, long Iterations, TimeSpan MaxDuration) : Workload
{
    public override string Executor => "shared-iterations";
    public override TimeSpan Duration => MaxDuration;
    public override int PeakVus => Vus;
    public override bool IsIterationCounted => true;
}
