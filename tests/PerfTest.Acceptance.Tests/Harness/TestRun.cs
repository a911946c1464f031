namespace PerfTest.Acceptance.Tests.Harness;

/// <summary>One run of <c>dotnet test</c>: what the console and the TRX file say.</summary>
internal sealed record TestRun(DotnetResult Command, IReadOnlyList<TestEntry> Tests)
{
    /// <summary>Translates names of tests from the way xUnit writes them.</summary>
    public Func<string, string> NameOf { get; init; } = name => name;

    public int ExitCode => Command.ExitCode;

    /// <summary>The test of this display name; without the namespace, as all cases share it.</summary>
    public TestEntry this[string name] => Tests.SingleOrDefault(test => test.Name == $"Cases.{NameOf(name)}")
        ?? throw new InvalidOperationException(
            $"There is no result of a test 'Cases.{name}', or more than one. There are:{Environment.NewLine}{string.Join(Environment.NewLine, Tests.Select(test => test.Name))}{Environment.NewLine}{Command.Output}");

    /// <summary>The tests of a class.</summary>
    public IReadOnlyList<TestEntry> In(string @class) => [.. Tests.Where(test => test.Class == $"Cases.{@class}").OrderBy(test => test.Name, StringComparer.Ordinal)];
}
