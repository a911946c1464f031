namespace PerfTest.Planning;

/// <summary>Iteration n (0-based) is due at n ÷ rate; due times lie in [0, duration).</summary>
internal sealed record ConstantArrivalRate(Rate Rate, TimeSpan Length, int PreAllocatedVus, int MaxVus, Arrivals Arrivals = Arrivals.Uniform)
    : ArrivalRateWorkload(PreAllocatedVus, MaxVus, Arrivals)
{
    public override string Executor => "constant-arrival-rate";
    public override TimeSpan Duration => Length;
    public override Rate PeakRate => Rate;
}
