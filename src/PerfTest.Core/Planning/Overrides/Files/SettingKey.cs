namespace PerfTest.Planning;

/// <summary>A key of <c>perftest.json</c>.</summary>
/// <param name="Name">As it is written: <c>maxVus</c>.</param>
/// <param name="Shape">What is written behind it.</param>
/// <param name="Example">As it is written in JSON.</param>
/// <param name="Variable">The environment variable whose value it is, where it is one that shapes no workload; else null.</param>
/// <param name="IsForAll">It is for all tests together: not in <c>tests</c>.</param>
internal sealed record SettingKey(string Name, SettingShape Shape, string Example, string? Variable = null, bool IsForAll = false)
{
    /// <summary>As attributes have it: <c>MaxVus</c>.</summary>
    public string AttributeName => char.ToUpperInvariant(Name[0]) + Name[1..];
}
