namespace PerfTest.Running;

/// <summary>One iteration that ran. Times are nanoseconds from t=0 of the plan; negative during warm-up.</summary>
/// <param name="Vu">Who ran it.</param>
/// <param name="IntendedStart">When it was due (arrival rate), else equal to <paramref name="Start"/>.</param>
/// <param name="Start">The body's first instruction on its own thread.</param>
/// <param name="End">The body's end, or the time it was cut off.</param>
/// <param name="Error">What the body threw, or null.</param>
internal readonly record struct IterationSample(VirtualUser Vu, long IntendedStart, long Start, long End, Exception? Error)
{
    public long Duration => End - Start;
    public long StartLag => Start - IntendedStart;
    public long ResponseTime => End - IntendedStart;
}
