namespace PerfTest.Planning;

/// <summary>A fixed number of VUs, each looping until the duration is over.</summary>
internal sealed record ConstantVus(int Vus, TimeSpan Length) : Workload
{
    public override string Executor => "constant-vus";
    public override TimeSpan Duration => Length;
    public override int PeakVus => Vus;
}
