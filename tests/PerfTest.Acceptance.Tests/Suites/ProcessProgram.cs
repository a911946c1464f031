using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>A program with one load test and no test framework, built once.</summary>
public sealed class ProcessProgram : IAsyncLifetime, IDisposable
{
    internal Sandbox Project { get; } = new("Processes", ["PerfTest.Core"], [], properties: new Dictionary<string, string> { ["OutputType"] = "Exe" });

    /// <inheritdoc/>
    public Task InitializeAsync() => CaseSuite.BuildAsync(Project, "Cases.Processes");

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => Project.Dispose();
}
