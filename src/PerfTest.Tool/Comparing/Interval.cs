namespace PerfTest.Tool;

/// <summary>Where a figure lies with 99 % confidence, as far as one run can tell.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
internal readonly record struct Interval(double Low, double High)
{
    public bool Overlaps(Interval other) => Low <= other.High && other.Low <= High;
}
