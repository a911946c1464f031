namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>xUnit v3, by <c>dotnet test</c> on Microsoft.Testing.Platform.</summary>
public static class XunitV3OnPlatformTests
{
    [Collection(XunitV3Tests.Name)]
    public sealed class Discovery(XunitV3Cases cases) : DiscoveryTests(cases.Platform);

    [Collection(XunitV3Tests.Name)]
    public sealed class BadMethod(XunitV3Cases cases) : BadMethodTests(cases.Platform);

    [Collection(XunitV3Tests.Name)]
    public sealed class Body(XunitV3Cases cases) : BodyTests(cases.Platform);

    [Collection(XunitV3Tests.Name)]
    public sealed class Life(XunitV3Cases cases) : LifeTests(cases.Platform);

    [Collection(XunitV3Tests.Name)]
    public sealed class Run(XunitV3Cases cases) : RunTests(cases.Platform);

    [Collection(XunitV3Tests.Name)]
    public sealed class Special(XunitV3Cases cases) : XunitV3SpecialTests(cases.Platform);
}
