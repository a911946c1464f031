using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>The cases on xUnit v3: built once, run in three ways.</summary>
public sealed class XunitV3Cases : IAsyncLifetime, IDisposable
{
    private readonly Sandbox _project = new(
        "Cases",
        ["PerfTest.XunitV3"],
        ["xunit.v3", "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk", "FluentAssertions"],
        properties: new Dictionary<string, string> { ["OutputType"] = "Exe", ["DefineConstants"] = "$(DefineConstants);XUNIT_V3" });

    private readonly Lazy<CaseSuite> _executable;

    /// <summary>Nothing is built yet.</summary>
    public XunitV3Cases() => _executable = new(() => Task.Run(() => CaseSuite.RunAsync(_project, new ExecutableRunner())).GetAwaiter().GetResult());

    /// <summary>By <c>dotnet test</c> on VSTest.</summary>
    public CaseSuite VsTest { get; private set; } = null!;

    /// <summary>By <c>dotnet test</c> on Microsoft.Testing.Platform.</summary>
    public CaseSuite Platform { get; private set; } = null!;

    /// <summary>By the executable itself; run when it is first asked for, because a quick run of the tests does not.</summary>
    public CaseSuite Executable => _executable.Value;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await CaseSuite.BuildAsync(_project, "Cases.Common", "Cases", "Cases.XunitV3");
        VsTest = await CaseSuite.RunAsync(_project, new VsTestRunner());
        Platform = await CaseSuite.RunAsync(_project, new PlatformRunner());
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _project.Dispose();
}
