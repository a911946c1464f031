using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>The cases on xUnit v2.</summary>
public sealed class XunitCases : IAsyncLifetime, IDisposable
{
    private readonly Sandbox _project = new("Cases", ["PerfTest.Xunit"], ["xunit", "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk", "FluentAssertions"]);

    /// <summary>By <c>dotnet test</c> on VSTest, the only way there is.</summary>
    public CaseSuite VsTest { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => VsTest = await CaseSuite.RunAsync(await CaseSuite.BuildAsync(_project, "Cases.Common", "Cases"), new VsTestRunner());

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _project.Dispose();
}
