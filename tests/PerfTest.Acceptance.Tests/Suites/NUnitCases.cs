using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Suites;

/// <summary>The cases on NUnit, in the version that the adapter is built against.</summary>
public class NUnitCases : IAsyncLifetime, IDisposable
{
    private readonly Sandbox _project;

    /// <summary>With the version of the repository.</summary>
    public NUnitCases()
        : this("NUnit")
    {
    }

    /// <param name="package">NUnit's package.</param>
    private protected NUnitCases(string package) => _project = new(
        "Cases",
        ["PerfTest.NUnit"],
        [package, "NUnit.Analyzers", "NUnit3TestAdapter", "Microsoft.NET.Test.Sdk", "FluentAssertions"],
        properties: new Dictionary<string, string>
        {
            ["DefineConstants"] = "$(DefineConstants);NUNIT",

            // Not every feed has the exact versions that NUnit's adapter was built with; newer ones do.
            ["NoWarn"] = "$(NoWarn);NU1603",
        },
        framework: "NUnit.Framework");

    /// <summary>By <c>dotnet test</c> on VSTest.</summary>
    public CaseSuite VsTest { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => VsTest = await CaseSuite.RunAsync(await CaseSuite.BuildAsync(_project, "Cases.Common", "Cases.NUnit"), new NUnitRunner());

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _project.Dispose();
        GC.SuppressFinalize(this);
    }
}
