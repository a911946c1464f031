namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>The test project's own executable: xUnit v3's runner is in it.</summary>
internal sealed class ExecutableRunner : TestRunner
{
    private static readonly XunitOptions Options = new("-method", "-trait", "-trait-", "-filter");

    public override string Name => "executable";

    public override int FailedExitCode => 1;

    public override string RerunCommand(string method) => $"dotnet run -- -method \"{method}\"";

    public RunningCommand Start(Sandbox project, string filter, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> settings) =>
        RunningCommand.Start(project.Executable, project.Folder, ["-noColor", .. Options.For(filter), .. settings], variables);

    public override async Task<TestRun> TestAsync(Sandbox project, string results, string filter, IReadOnlyDictionary<string, string> variables, IReadOnlyList<string> settings)
    {
        var file = Path.Combine(results, "run.xml");
        Directory.CreateDirectory(results);
        using var command = Start(project, filter, variables, ["-xml", file, .. settings]);
        return new TestRun(await command.WaitAsync(), XunitXml.Read(file));
    }

    public override async Task<string[]> ListAsync(Sandbox project, string filter)
    {
        using var command = Start(project, filter, new Dictionary<string, string>(), "-preEnumerateTheories", "-list", "tests");
        return Names((await command.WaitAsync()).EnsureSuccess().Output.Split(Environment.NewLine));
    }
}
