using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>xUnit v3, by the executable itself.</summary>
public static class XunitV3ExecutableTests
{
    [Trait("Category", "Slow")]
    [Collection(XunitV3Tests.Name)]
    public sealed class Discovery(XunitV3Cases cases) : DiscoveryTests(cases.Executable);

    [Trait("Category", "Slow")]
    [Collection(XunitV3Tests.Name)]
    public sealed class BadMethod(XunitV3Cases cases) : BadMethodTests(cases.Executable);

    [Trait("Category", "Slow")]
    [Collection(XunitV3Tests.Name)]
    public sealed class Body(XunitV3Cases cases) : BodyTests(cases.Executable);

    [Trait("Category", "Slow")]
    [Collection(XunitV3Tests.Name)]
    public sealed class Life(XunitV3Cases cases) : LifeTests(cases.Executable);

    [Trait("Category", "Slow")]
    [Collection(XunitV3Tests.Name)]
    public sealed class Run(XunitV3Cases cases) : RunTests(cases.Executable);

    [Trait("Category", "Slow")]
    [Collection(XunitV3Tests.Name)]
    public sealed class Special(XunitV3Cases cases) : XunitV3SpecialTests(cases.Executable);

    [Trait("Category", "Slow")]
    [Collection(XunitV3Tests.Name)]
    public sealed class LiveOutput(XunitV3Cases cases) : XunitV3LiveOutputTests(cases.Executable);

    [Trait("Category", "Slow")]
    [Collection(XunitV3Tests.Name)]
    public sealed class Interrupted(XunitV3Cases cases) : InterruptedRunTests
    {
        private protected override CaseSuite Suite => cases.Executable;

        private protected override string Option => "-method";
    }
}
