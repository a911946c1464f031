namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>xUnit v2.</summary>
[CollectionDefinition(Name)]
public sealed class XunitTests : ICollectionFixture<XunitCases>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "xUnit v2";

    [Collection(Name)]
    public sealed class Discovery(XunitCases cases) : DiscoveryTests(cases.VsTest);

    [Collection(Name)]
    public sealed class BadMethod(XunitCases cases) : BadMethodTests(cases.VsTest);

    [Collection(Name)]
    public sealed class Body(XunitCases cases) : BodyTests(cases.VsTest);

    [Collection(Name)]
    public sealed class Life(XunitCases cases) : LifeTests(cases.VsTest);

    [Collection(Name)]
    public sealed class Feeder(XunitCases cases) : FeederTests(cases.VsTest);

    [Collection(Name)]
    public sealed class Run(XunitCases cases) : RunTests(cases.VsTest);

    [Collection(Name)]
    public sealed class KilledRun(XunitCases cases) : KilledRunTests(cases.VsTest);

    [Collection(Name)]
    public sealed class InterruptedTestRun(XunitCases cases) : InterruptedTestRunTests(cases.VsTest);
}
