using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>Cases that a <c>perftest.json</c> is for. The tests write it after the build, which has seen another one.</summary>
public sealed class SettingCases : IAsyncLifetime, IDisposable
{
    /// <summary>The file as it was when the project was built.</summary>
    public const string Built = """{ "iterations": 5 }""";

    private readonly Sandbox _project = new(
        "Cases",
        ["PerfTest.Xunit", "PerfTest.AspNetCore"],
        ["xunit", "xunit.runner.visualstudio", "Microsoft.NET.Test.Sdk", "Microsoft.AspNetCore.Mvc.Testing"],
        frameworks: ["Microsoft.AspNetCore.App"],
        imports: ["src/PerfTest.Core/buildTransitive/PerfTest.Core.targets"]);

    /// <summary>By <c>dotnet test</c>.</summary>
    public CaseSuite Suite { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _project.Write("perftest.json", Built);
        _project.Write("Marks.cs", Repository.ReadTestFile("Cases.Common", "Marks.cs"));
        Suite = CaseSuite.Of(await CaseSuite.BuildAsync(_project, "Cases.Settings"), new VsTestRunner());
        File.Delete(Path.Combine(_project.Folder, "perftest.json"));
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _project.Dispose();
}
