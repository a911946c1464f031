namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>NUnit 5.</summary>
[CollectionDefinition(Name)]
public sealed class NUnit5Tests : ICollectionFixture<NUnit5Cases>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "NUnit 5";

    [Trait("Category", "Slow")]
    [Collection(Name)]
    public sealed class Discovery(NUnit5Cases cases) : NUnitDiscoveryTests(cases.VsTest);

    [Trait("Category", "Slow")]
    [Collection(Name)]
    public sealed class BadMethod(NUnit5Cases cases) : NUnitBadMethodTests(cases.VsTest);

    [Trait("Category", "Slow")]
    [Collection(Name)]
    public sealed class Body(NUnit5Cases cases) : BodyTests(cases.VsTest);

    [Trait("Category", "Slow")]
    [Collection(Name)]
    public sealed class Life(NUnit5Cases cases) : NUnitLifeTests(cases.VsTest);

    [Trait("Category", "Slow")]
    [Collection(Name)]
    public sealed class Run(NUnit5Cases cases) : RunTests(cases.VsTest);

    [Trait("Category", "Slow")]
    [Collection(Name)]
    public sealed class Special(NUnit5Cases cases) : NUnitSpecialTests(cases.VsTest);
}
