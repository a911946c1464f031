namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>The tests that share <see cref="XunitV3Cases"/>.</summary>
[CollectionDefinition(Name)]
public sealed class XunitV3Tests : ICollectionFixture<XunitV3Cases>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "xUnit v3";
}
