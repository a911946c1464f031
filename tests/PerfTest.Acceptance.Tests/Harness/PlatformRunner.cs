namespace PerfTest.Acceptance.Tests.Harness;

/// <summary><c>dotnet test</c> on Microsoft.Testing.Platform: a <c>global.json</c> in the folder it is started in says so.</summary>
internal sealed class PlatformRunner : TestRunner
{
    private static readonly XunitOptions Options = new("--filter-method", "--filter-trait", "--filter-not-trait", "--filter-query");

    public override string Name => "platform";

    public override int FailedExitCode => 2;

    public override string RerunCommand(string method) => $"dotnet test --filter-method \"{method}\"";

    public override async Task<TestRun> TestAsync(Sandbox project, string results, string filter, IReadOnlyDictionary<string, string> variables, IReadOnlyList<string> settings)
    {
        var result = await Dotnet.RunAsync(
            Folder(project),
            [
                "test", "--project", project.File, "-c", Repository.Configuration, "--no-build", "--results-directory", results,
                "--report-xunit", "--report-xunit-filename", "run.xml", .. Options.For(filter), .. settings,
            ],
            variables);
        return new TestRun(result, XunitXml.Read(Path.Combine(results, "run.xml")));
    }

    public override async Task<string[]> ListAsync(Sandbox project, string filter)
    {
        var result = await Dotnet.RunAsync(
            Folder(project), ["test", "--project", project.File, "-c", Repository.Configuration, "--no-build", "--list-tests", .. Options.For(filter)]);
        return Names(result.EnsureSuccess().Output.Split(Environment.NewLine));
    }

    private static string Folder(Sandbox project)
    {
        var folder = Directory.CreateDirectory(Path.Combine(project.Folder, "platform"));
        File.WriteAllText(Path.Combine(folder.FullName, "global.json"), """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        return folder.FullName;
    }
}
