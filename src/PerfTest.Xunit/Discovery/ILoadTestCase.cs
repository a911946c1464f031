using Xunit.Sdk;

namespace PerfTest.Adapters;

/// <summary>What the runners of both kinds of load test need to know of it.</summary>
internal interface ILoadTestCase : IXunitTestCase
{
    /// <summary>The profile of this test, or null.</summary>
    string? Profile { get; }
}
