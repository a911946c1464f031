using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>A method of the wrong shape fails before load, with a sentence per mistake and one clickable line.</summary>
public abstract class CommonBadMethodTests(CaseSuite suite)
{
    /// <summary>The cases and their results.</summary>
    protected CaseSuite Suite { get; } = suite;

    [Theory]
    [InlineData(
        "Nobody_can_await",
        "Method 'BadMethods.Nobody_can_await' is async void, which nobody can await: it would count as done at its first await. Return Task or ValueTask.")]
    [InlineData(
        "Nobody_looks",
        "Method 'BadMethods.Nobody_looks' returns Task<string>, a return value that nobody looks at. A load test's method returns Task, ValueTask or void.")]
    [InlineData(
        "Nobody_counts",
        "Method 'BadMethods.Nobody_counts' returns int, a return value that nobody looks at. A load test's method returns Task, ValueTask or void.")]
    [InlineData(
        "Unknown_parameter",
        "Parameter 'http' of method 'BadMethods.Unknown_parameter' is of type HttpClient, and there is no data row to fill it. A load test's method takes the values of its data row first, then VirtualUser and CancellationToken.")]
    [InlineData(
        "Judges_nothing",
        "Parameter 'result' of method 'BadMethods.Judges_nothing' is of type LoadResult, and there is no data row to fill it. A load test's method takes the values of its data row first, then VirtualUser and CancellationToken. A LoadResult is for the method that judges several [Scenario]s after the run.")]
    [InlineData(
        "By_reference",
        "Parameter 'number' of method 'BadMethods.By_reference' is passed by ref, which cannot be filled. A load test's method takes the values of its data row first, then VirtualUser and CancellationToken.")]
    [InlineData(
        "Unknown_scenario",
        "[Scenario(\"Brows\")] of 'BadMethods.Unknown_scenario' names a method that BadMethods does not have. Its methods that return Task or ValueTask are: Browse, By_reference, Judges_nothing, Overloaded, Twin_profiles, Unknown_parameter, Wrong_order, Wrong_type.")]
    [InlineData(
        "Overloaded_scenario",
        "[Scenario(\"Overloaded\")] of 'BadMethods.Overloaded_scenario' names 2 methods of BadMethods: a scenario's method has no overloads.")]
    [InlineData(
        "Blocking_scenario",
        "Method 'BadMethods.Blocking' returns void. A scenario's method returns Task or ValueTask; void is for the method that judges the result.")]
    [InlineData(
        "Twin_profiles [smoke]",
        "Two [Profile]s of 'BadMethods.Twin_profiles' are called \"smoke\": a profile's name is unique within its test.")]
    public void It_is_refused_with_a_sentence(string name, string sentence)
    {
        var test = Suite.Run[$"BadMethods.{name}"];

        Assert.Equal("Failed", test.Outcome);
        Assert.Equal($"Load test 'Cases.BadMethods.{name}' was not started: there is a mistake in what it asks for.\n  ✗ {sentence}", test.Message);
    }

    [Fact]
    public void The_stack_trace_is_the_methods_own_line_and_nothing_else()
    {
        var source = Repository.ReadTestFile("Cases.Common", "BadMethods.cs").Split('\n');
        var line = 1 + Array.FindIndex(source, text => text.Contains("void Nobody_can_await", StringComparison.Ordinal));

        var trace = Suite.Run["BadMethods.Nobody_can_await"].StackTrace;

        Assert.Equal($"   at Cases.BadMethods.Nobody_can_await() in {Path.Combine(Suite.Project.Folder, "BadMethods.cs")}:line {line}", trace);
    }

    [Fact]
    public void All_mistakes_of_a_test_are_told_at_once()
    {
        var test = Suite.Run["ManyMistakes.Shop"];

        Assert.Equal(
            """
            Load test 'Cases.ManyMistakes.Shop' was not started: there are 6 mistakes in what it asks for.
              ✗ Method 'ManyMistakes.Shop' returns Task<int>, a return value that nobody looks at. A method with [Scenario]s returns Task, ValueTask or void.
              ✗ Parameter 'vu' of method 'ManyMistakes.Shop' is of type VirtualUser, and there is no data row to fill it. A method with [Scenario]s takes the values of its data row first, then a LoadResult or nothing. It runs once, after the load: no virtual user runs it.
              ✗ [Scenario("Ordr")] of 'ManyMistakes.Shop' names a method that ManyMistakes does not have. It has no method that returns Task or ValueTask.
              ✗ Method 'ManyMistakes.Browse' is async void, which nobody can await: it would count as done at its first await. Return Task or ValueTask.
              ✗ Parameter 'depth' of method 'ManyMistakes.Browse' is of type int, and there is no data row to fill it. A scenario's method takes the values of its data row first, then VirtualUser and CancellationToken.
              ✗ Method 'ManyMistakes.Pay' returns ValueTask<int>, a return value that nobody looks at. A scenario's method returns Task or ValueTask.
            """.ReplaceLineEndings("\n"),
            test.Message);
    }

    [Fact]
    public void Mistakes_in_methods_and_in_numbers_are_told_together()
    {
        var message = Suite.Run["ManyMistakes.In_methods_and_in_numbers"].Message;

        Assert.Contains("is async void", message, StringComparison.Ordinal);
        Assert.Contains("HttpClient", message, StringComparison.Ordinal);
        Assert.Contains("Vus", message, StringComparison.Ordinal);
        Assert.Contains("5 parsecs", message, StringComparison.Ordinal);
        Assert.Contains("p95<<500ms", message, StringComparison.Ordinal);
    }
}
