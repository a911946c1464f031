namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>xUnit v3, by <c>dotnet test</c> on VSTest.</summary>
public static class XunitV3OnVsTestTests
{
    [Collection(XunitV3Tests.Name)]
    public sealed class Discovery(XunitV3Cases cases) : DiscoveryTests(cases.VsTest);

    [Collection(XunitV3Tests.Name)]
    public sealed class BadMethod(XunitV3Cases cases) : BadMethodTests(cases.VsTest);

    [Collection(XunitV3Tests.Name)]
    public sealed class Body(XunitV3Cases cases) : BodyTests(cases.VsTest);

    [Collection(XunitV3Tests.Name)]
    public sealed class Life(XunitV3Cases cases) : LifeTests(cases.VsTest);

    [Collection(XunitV3Tests.Name)]
    public sealed class Feeder(XunitV3Cases cases) : FeederTests(cases.VsTest);

    [Collection(XunitV3Tests.Name)]
    public sealed class Run(XunitV3Cases cases) : RunTests(cases.VsTest);

    [Collection(XunitV3Tests.Name)]
    public sealed class Special(XunitV3Cases cases) : XunitV3SpecialTests(cases.VsTest);

    [Trait("Category", "Slow")]
    [Collection(XunitV3Tests.Name)]
    public sealed class KilledRun(XunitV3Cases cases) : KilledRunTests(cases.VsTest);

    [Collection(XunitV3Tests.Name)]
    public sealed class InterruptedTestRun(XunitV3Cases cases) : InterruptedTestRunTests(cases.VsTest);
}
