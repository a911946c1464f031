namespace PerfTest;

/// <summary>One check, over the whole run.</summary>
/// <param name="Name">As the test calls it.</param>
/// <param name="Group">The group in which it was made, <c>::checkout</c>; empty outside groups.</param>
/// <param name="Passes">How often it held.</param>
/// <param name="Fails">How often it did not.</param>
public sealed record CheckResult(string Name, string Group, long Passes, long Fails)
{
    /// <summary>The share that held, 0…1.</summary>
    public double Rate => (double)Passes / (Passes + Fails);
}
