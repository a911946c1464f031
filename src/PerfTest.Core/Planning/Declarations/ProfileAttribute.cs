namespace PerfTest;

/// <summary>A second way to run the same load test: one test per profile, with the trait <c>Profile</c>. What it sets replaces what <c>[LoadTest]</c> says.</summary>
/// <param name="name">The profile's name, unique within the test: <c>smoke</c>, <c>spike</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ProfileAttribute(string name) : WorkloadAttribute
{
    /// <summary>The profile's name.</summary>
    public string Name { get; } = name;
}
