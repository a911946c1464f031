namespace PerfTest.Acceptance.Tests.Harness;

/// <summary><c>dotnet test</c> on VSTest.</summary>
internal class VsTestRunner : TestRunner
{
    public override string Name => "vstest";

    public override int FailedExitCode => 1;

    /// <summary>Run settings that all runs have.</summary>
    protected virtual IReadOnlyList<string> Settings => [];

    public override string RerunCommand(string method) => $"dotnet test --filter \"FullyQualifiedName={method}\"";

    /// <summary>Variables are given as a user gives them, <c>-e NAME=VALUE</c>; settings are run settings behind <c>--</c>.</summary>
    public override async Task<TestRun> TestAsync(Sandbox project, string results, string filter, IReadOnlyDictionary<string, string> variables, IReadOnlyList<string> settings)
    {
        var arguments = new List<string>
        {
            "test", project.File, "-c", Repository.Configuration, "--no-build", "--filter", filter, "--logger", "trx;LogFileName=run.trx", "--results-directory", results,
        };
        foreach (var (name, value) in variables)
        {
            arguments.AddRange(["-e", $"{name}={value}"]);
        }

        string[] all = [.. Settings, .. settings];
        if (all.Length > 0)
        {
            arguments.AddRange(["--", .. all]);
        }

        var result = await Dotnet.RunAsync(project.Folder, arguments);
        var trx = Path.Combine(results, "run.trx");
        return new TestRun(result, File.Exists(trx) ? Trx.Read(trx) : []) { NameOf = NameOf };
    }

    public override async Task<string[]> ListAsync(Sandbox project, string filter)
    {
        var result = await Dotnet.RunAsync(project.Folder, ["test", project.File, "-c", Repository.Configuration, "--no-build", "--list-tests", "--filter", filter, "--", .. Settings]);
        return Names(result.EnsureSuccess().Output.Split(Environment.NewLine).Where(line => line.StartsWith("    ", StringComparison.Ordinal)));
    }
}
