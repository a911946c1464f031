namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>All cases in one project: built once, run once; the tests read the results.</summary>
public sealed class CaseSuite : IAsyncLifetime, IDisposable
{
    private readonly Sandbox _sandbox = new("Cases", ["PerfTest.Xunit"], ["xunit", "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk", "FluentAssertions"]);

    /// <summary>Everything but the cases that want a run of their own.</summary>
    internal TestRun Run { get; private set; } = null!;

    internal Sandbox Project => _sandbox;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests", "PerfTest.Acceptance.Tests", "Cases"), "*.cs"))
        {
            _sandbox.Write(Path.GetFileName(file), File.ReadAllText(file));
        }

        (await _sandbox.BuildAsync()).EnsureSuccess();
        Run = await _sandbox.TestAsync("Run!=Apart");
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _sandbox.Dispose();
}
