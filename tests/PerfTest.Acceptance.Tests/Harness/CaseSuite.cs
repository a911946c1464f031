namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>The cases of one test framework, run in one way: the tests read the results, and run single cases again.</summary>
public sealed class CaseSuite
{
    private const string MarksVariable = "ACCEPTANCE_MARKS";
    private int _runs;

    private CaseSuite(Sandbox project, TestRunner runner)
    {
        Project = project;
        Runner = runner;
        Directory.CreateDirectory(Marks);
    }

    internal Sandbox Project { get; }

    internal TestRunner Runner { get; }

    /// <summary>Everything but the cases that want a run of their own.</summary>
    internal TestRun Run { get; private set; } = null!;

    /// <summary>Where this way of running keeps its files.</summary>
    internal string Folder => Path.Combine(Project.Folder, Runner.Name);

    /// <summary>Where the cases leave what they want to be asked about: a file per name, a line per event.</summary>
    private string Marks => Path.Combine(Folder, "marks");

    /// <summary>Writes the cases into a project and builds it.</summary>
    internal static async Task<Sandbox> BuildAsync(Sandbox project, params IEnumerable<string> folders)
    {
        foreach (var file in folders.SelectMany(folder => Directory.GetFiles(Repository.PathOf("tests", "PerfTest.Acceptance.Tests", folder), "*.cs")))
        {
            project.Write(Path.GetFileName(file), File.ReadAllText(file));
        }

        (await project.BuildAsync()).EnsureSuccess();
        return project;
    }

    /// <summary>A project that has been built, for cases that want a run of their own.</summary>
    internal static CaseSuite Of(Sandbox project, TestRunner runner) => new(project, runner);

    /// <summary>Runs the cases of a project that has been built.</summary>
    internal static async Task<CaseSuite> RunAsync(Sandbox project, TestRunner runner)
    {
        var suite = new CaseSuite(project, runner);
        suite.Run = await suite.TestAsync("Run!=Apart");
        return suite;
    }

    /// <summary>The lines that a case has left under a name, in the order of their writing.</summary>
    internal string[] ReadMarks(string name)
    {
        var file = Path.Combine(Marks, $"{name}.txt");
        return File.Exists(file) ? File.ReadAllLines(file) : [];
    }

    internal Task<string[]> ListAsync(string filter) => Runner.ListAsync(Project, filter);

    /// <param name="filter">Which tests.</param>
    /// <param name="variables">Environment variables for them.</param>
    /// <param name="settings">Further arguments for the runner.</param>
    internal Task<TestRun> TestAsync(string filter, IReadOnlyDictionary<string, string>? variables = null, params string[] settings) =>
        Runner.TestAsync(Project, Path.Combine(Folder, $"results-{Interlocked.Increment(ref _runs)}"), filter, WithMarks(variables), settings);

    /// <summary>The variables that a case needs, with the given ones.</summary>
    internal IReadOnlyDictionary<string, string> WithMarks(IReadOnlyDictionary<string, string>? variables = null) =>
        new Dictionary<string, string>(variables ?? new Dictionary<string, string>()) { [MarksVariable] = Marks };
}
