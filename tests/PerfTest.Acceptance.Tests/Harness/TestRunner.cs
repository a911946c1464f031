namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>A way to run the tests of a project. Filters are written as <c>dotnet test</c> on VSTest takes them, and translated.</summary>
internal abstract class TestRunner
{
    /// <summary>Part of folder names.</summary>
    public abstract string Name { get; }

    /// <summary>What the process ends with if a test has failed.</summary>
    public abstract int FailedExitCode { get; }

    /// <summary>The beginning of what the framework says when two values should differ and do not.</summary>
    public virtual string NotEqualFailed => "Assert.NotEqual() Failure";

    /// <summary>The beginning of what the framework says when something should be null and is not.</summary>
    public virtual string NullFailed => "Assert.Null() Failure";

    /// <summary>A test's name as the framework writes it, from the way xUnit does.</summary>
    public virtual string NameOf(string name) => name;

    /// <summary>The command that a failure message gives to run a method again.</summary>
    /// <param name="method">Its full name.</param>
    public abstract string RerunCommand(string method);

    /// <summary>Runs what has been built.</summary>
    /// <param name="project">Where.</param>
    /// <param name="results">A folder for result files.</param>
    /// <param name="filter">Which tests.</param>
    /// <param name="variables">Environment variables for the tests.</param>
    /// <param name="settings">Further arguments.</param>
    public abstract Task<TestRun> TestAsync(Sandbox project, string results, string filter, IReadOnlyDictionary<string, string> variables, IReadOnlyList<string> settings);

    /// <summary>The names of the tests that there are.</summary>
    public abstract Task<string[]> ListAsync(Sandbox project, string filter);

    /// <summary>The lines of a list of tests that are names: indented or not, in a stable order.</summary>
    protected static string[] Names(IEnumerable<string> lines) => [.. lines.Select(line => line.Trim()).Where(line => line.StartsWith("Cases.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
