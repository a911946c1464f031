using PerfTest.Judging;

namespace PerfTest;

/// <summary>One check, over the whole run.</summary>
/// <param name="Name">As the test calls it.</param>
/// <param name="Group">The group in which it was made, <c>::checkout</c>; empty outside groups.</param>
/// <param name="Passes">How often it held.</param>
/// <param name="Fails">How often it did not.</param>
public sealed record CheckResult(string Name, string Group, long Passes, long Fails)
{
    /// <summary>How often it was made.</summary>
    public long Total => Passes + Fails;

    /// <summary>The share that held, 0…1.</summary>
    public double Rate => (double)Passes / Total;

    /// <summary><c>status is 200: 99.90 %, 999 of 1,000</c>.</summary>
    public override string ToString() => $"{Name}: {Figures.Percent(Rate)}, {Figures.Count(Passes)} of {Figures.Count(Total)}";
}
