namespace PerfTest.Planning;

/// <summary>An open model: iterations are due at times that do not depend on how fast the target answers.</summary>
/// <param name="PreAllocatedVus">VUs brought up before the start.</param>
/// <param name="MaxVus">The most VUs; at least <paramref name="PreAllocatedVus"/>. Only the difference is brought up during the run.</param>
/// <param name="Arrivals">How the due times are spaced.</param>
internal abstract record ArrivalRateWorkload(int PreAllocatedVus, int MaxVus, Arrivals Arrivals) : Workload
{
    public override int PeakVus => MaxVus;
    public override bool IsArrivalRate => true;

    /// <summary>The highest rate of the plan, for sizing and for preflight checks.</summary>
    public abstract Rate PeakRate { get; }
}
