namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>NUnit.</summary>
[CollectionDefinition(Name)]
public sealed class NUnitTests : ICollectionFixture<NUnitCases>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "NUnit";

    [Collection(Name)]
    public sealed class Discovery(NUnitCases cases) : NUnitDiscoveryTests(cases.VsTest);

    [Collection(Name)]
    public sealed class BadMethod(NUnitCases cases) : NUnitBadMethodTests(cases.VsTest);

    [Collection(Name)]
    public sealed class Body(NUnitCases cases) : BodyTests(cases.VsTest);

    [Collection(Name)]
    public sealed class Life(NUnitCases cases) : NUnitLifeTests(cases.VsTest);

    [Collection(Name)]
    public sealed class Feeder(NUnitCases cases) : FeederTests(cases.VsTest);

    [Collection(Name)]
    public sealed class Run(NUnitCases cases) : RunTests(cases.VsTest);

    [Collection(Name)]
    public sealed class Special(NUnitCases cases) : NUnitSpecialTests(cases.VsTest);

    [Trait("Category", "Slow")]
    [Collection(Name)]
    public sealed class KilledRun(NUnitCases cases) : KilledRunTests(cases.VsTest);

    [Collection(Name)]
    public sealed class InterruptedTestRun(NUnitCases cases) : InterruptedTestRunTests(cases.VsTest);
}
