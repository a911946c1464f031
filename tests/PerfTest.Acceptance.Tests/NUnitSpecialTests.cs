using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>What NUnit has and others have not.</summary>
public abstract class NUnitSpecialTests(CaseSuite suite)
{
    [Fact]
    public void Several_asserts_at_once_are_one_failed_iteration_and_others_stay_clean()
    {
        var test = suite.Run["Asserts.Multiple"];

        Assert.Equal("Failed", test.Outcome);
        Assert.Contains("5 of 50 iterations failed", Flat(test.Message), StringComparison.Ordinal);
        Assert.Contains("5 × NUnit.Framework.AssertionException, from 0:00 to 0:00 2 asserts failed: 1) red; ", Flat(test.Message), StringComparison.Ordinal);
        Assert.DoesNotContain("Multiple failures or warnings", test.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_is_the_result_of_a_test_that_passed()
    {
        var test = suite.Run["Asserts.Warns"];

        // To VSTest a warning is a test that was skipped.
        Assert.Equal("NotExecuted", test.Outcome);
        Assert.Contains("2 iterations warned: that was slow", test.Message + test.Output, StringComparison.Ordinal);
        Assert.Contains("20 iterations", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_ends_an_iteration_early_is_a_success_only_if_it_says_so()
    {
        Assert.Equal("Passed", suite.Run["Asserts.Passes"].Outcome);
        Assert.Contains("Assert.Ignore ended the method: \"no server\".", suite.Run["Asserts.Ignores"].Message, StringComparison.Ordinal);
        Assert.Equal("Failed", suite.Run["Asserts.Ignores"].Outcome);
    }

    [Fact]
    public void An_expected_result_is_refused_with_a_sentence() => Assert.Contains(
        "✗ The data row of method 'Asserts.Expects' has an ExpectedResult, with which nobody compares what thousands of iterations return. Assert in the method.",
        suite.Run["Asserts.Expects(1)"].Message,
        StringComparison.Ordinal);

    [Fact]
    public void An_explicit_test_does_not_run_unless_asked_for() => Assert.DoesNotContain(suite.Run.Tests, test => test.Name == "Cases.Asserts.By_hand" && test.Outcome != "NotExecuted");

    [Fact]
    public async Task It_runs_when_it_is_asked_for()
    {
        var run = await suite.TestAsync("FullyQualifiedName=Cases.Asserts.By_hand");

        Assert.Equal(("Passed", 0), (run["Asserts.By_hand"].Outcome, run.ExitCode));
    }

    [Theory]
    [InlineData("FullyQualifiedName=Cases.Asserts.Rows", new[] { "Cases.Asserts.Rows(\"a b\",1)", "Cases.Asserts.Rows(\"a b\",2)" })]
    [InlineData("FullyQualifiedName=Cases.Names.Profiled&Profile=smoke", new[] { "Cases.Names.Profiled [smoke]" })]
    [InlineData("FullyQualifiedName=Cases.Names+Nested.Inner", new[] { "Cases.Names+Nested.Inner" })]
    public async Task The_filter_of_the_rerun_command_selects_the_test_with_all_its_rows(string filter, string[] tests)
    {
        var run = await suite.TestAsync(filter);

        Assert.Equal(tests, run.Tests.Select(test => test.Name).Order(StringComparer.Ordinal));
        Assert.All(run.Tests, test => Assert.Equal("Passed", test.Outcome));
    }

    [Theory]
    [InlineData("PERFTEST_DURATION")]
    [InlineData("Duration")]
    public async Task A_run_parameter_overrides_the_attribute(string name)
    {
        var run = await suite.TestAsync("FullyQualifiedName=Cases.Apart.Ten_minutes", settings: $"TestRunParameters.Parameter(name=\"{name}\", value=\"1s\")");

        Assert.Equal(("Passed", 0), (run["Apart.Ten_minutes"].Outcome, run.ExitCode));
        Assert.Contains("PERFTEST_DURATION", run["Apart.Ten_minutes"].Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_wins_over_a_run_parameter()
    {
        var run = await suite.TestAsync(
            "FullyQualifiedName=Cases.Apart.Ten_minutes",
            new Dictionary<string, string> { ["PERFTEST_DURATION"] = "1s" },
            "TestRunParameters.Parameter(name=\"Duration\", value=\"20m\")");

        Assert.Equal(("Passed", 0), (run["Apart.Ten_minutes"].Outcome, run.ExitCode));
    }

    [Fact]
    public void Result_files_are_attached()
    {
        Assert.Contains(suite.Run["Names.Plain"].Attachments, attachment => attachment.EndsWith(".json", StringComparison.Ordinal));
        Assert.Contains(suite.Run["Asserts.Attaches"].Attachments, attachment => attachment.EndsWith("note.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Progress_is_seen_on_the_console_without_asking_for_details()
    {
        var run = await suite.TestAsync("FullyQualifiedName=Cases.Apart.Ten_minutes", new Dictionary<string, string> { ["PERFTEST_DURATION"] = "2s" });

        Assert.Equal("Passed", run["Apart.Ten_minutes"].Outcome);
        Assert.Contains("Cases.Apart.Ten_minutes 0:02/0:02", run.Command.Output, StringComparison.Ordinal);
    }

    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
