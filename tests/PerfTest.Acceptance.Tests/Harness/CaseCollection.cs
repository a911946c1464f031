namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>The tests that share one <see cref="CaseSuite"/>.</summary>
[CollectionDefinition(Name)]
public sealed class CaseCollection : ICollectionFixture<CaseSuite>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Cases";
}
