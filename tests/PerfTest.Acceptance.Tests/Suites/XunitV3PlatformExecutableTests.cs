using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>xUnit v3, by an executable that was built with Microsoft.Testing.Platform's command line.</summary>
[Trait("Category", "Slow")]
public sealed class XunitV3PlatformExecutableTests : InterruptedRunTests, IAsyncLifetime, IDisposable
{
    private readonly Sandbox _project = new(
        "Platform",
        ["PerfTest.XunitV3"],
        ["xunit.v3", "FluentAssertions"],
        properties: new Dictionary<string, string>
        {
            ["OutputType"] = "Exe",
            ["DefineConstants"] = "$(DefineConstants);XUNIT_V3",
            ["UseMicrosoftTestingPlatformRunner"] = "true",
        });

    private CaseSuite? _suite;

    private protected override CaseSuite Suite => _suite!;

    private protected override string Option => "--filter-method";

    /// <inheritdoc/>
    public async Task InitializeAsync() => _suite = CaseSuite.Of(await CaseSuite.BuildAsync(_project, "Cases.Common", "Cases", "Cases.XunitV3"), new PlatformRunner());

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _project.Dispose();
}
