namespace PerfTest.Bench;

/// <summary>What a process used up from its start to its end.</summary>
/// <param name="ProcessorSeconds">User and system time.</param>
/// <param name="PeakBytes">The most memory it had.</param>
internal readonly record struct ProcessCost(double ProcessorSeconds, long PeakBytes)
{
    /// <summary>Microseconds of processor time for each of so many requests.</summary>
    public double Each(double requests) => ProcessorSeconds / requests * 1e6;
}
