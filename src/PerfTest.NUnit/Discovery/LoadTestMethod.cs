using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace PerfTest.Adapters;

/// <summary>A load test without data. (Those of data rows are NUnit's own.)</summary>
internal sealed class LoadTestMethod(IMethodInfo method, Test? suite, string? profile) : TestMethod(method, suite)
{
    /// <summary>The profile of this test, or null.</summary>
    public string? Profile { get; } = profile;

    /// <summary>What was found wrong when the test was built.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];
}
