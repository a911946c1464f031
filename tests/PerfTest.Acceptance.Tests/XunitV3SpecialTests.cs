using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>What xUnit v3 has and v2 has not.</summary>
public abstract class XunitV3SpecialTests(CaseSuite suite)
{
    private const string Skipped =
        "Assert.Skip was called within a load test: \"the moon is full\". Load that runs cannot be skipped: what was not sent would look like what succeeded.";

    [Fact]
    public void An_assembly_fixture_is_made_once()
    {
        Assert.Equal("Passed", suite.Run["SpecialLife.Knows_its_test"].Outcome);
        var created = suite.ReadMarks("building");
        Assert.NotEmpty(created);
        Assert.Equal(created.Distinct(), created);
    }

    [Fact]
    public void Iterations_know_the_test_that_they_belong_to() => Assert.Equal("Passed", suite.Run["SpecialLife.Knows_its_test_on_threads_of_its_own"].Outcome);

    [Fact]
    public void Output_through_the_context_has_an_end_too()
    {
        var output = suite.Run["SpecialLife.Talks_through_the_context"].Output;

        Assert.Contains("(PerfTest: the output of a load test ends after 64 KiB.)", output, StringComparison.Ordinal);
        Assert.InRange(output.Length, 60 * 1024, 100 * 1024);
    }

    [Fact]
    public void Matrix_data_gives_a_load_test_per_combination()
    {
        Assert.Equal(["chair 1", "chair 2", "table 1", "table 2"], suite.ReadMarks("matrix").Order());
        Assert.Equal("Passed", suite.Run["SpecialNames.Crossed(word: \"chair\", number: 2)"].Outcome);
    }

    [Fact]
    public void Rows_may_have_labels_names_and_skips_of_their_own()
    {
        Assert.Equal("Passed", suite.Run["SpecialNames.Rows [wood] [tiny]"].Outcome);
        Assert.Equal("Passed", suite.Run["SpecialNames.A table(word: \"table\") [tiny]"].Outcome);
        Assert.Equal("NotExecuted", suite.Run["SpecialNames.Rows(word: \"lamp\") [tiny]"].Outcome);
        Assert.Equal(["chair", "table"], suite.ReadMarks("described").Order());
    }

    [Fact]
    public void An_explicit_test_does_not_run_unless_asked_for()
    {
        Assert.DoesNotContain(suite.Run.Tests, test => test.Name == "Cases.SpecialNames.Only_if_asked_for" && test.Outcome != "NotExecuted");
        Assert.Empty(suite.ReadMarks("explicit"));
    }

    [Theory]
    [InlineData("In_an_iteration")]
    [InlineData("When_it_judges")]
    public void A_skip_within_a_load_test_is_an_error_with_a_sentence(string name)
    {
        var test = suite.Run[$"SpecialSkips.{name}"];

        Assert.Equal("Failed", test.Outcome);
        Assert.Contains(Skipped, Unwrapped(test.Message), StringComparison.Ordinal);
        Assert.DoesNotContain("$XunitDynamicSkip$", test.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_one_within_a_budget_too()
    {
        var test = suite.Run["SpecialSkips.In_an_iteration_that_may_fail"];

        Assert.Equal("Passed", test.Outcome);
        Assert.Contains(Skipped, Unwrapped(test.Output), StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_may_be_skipped_before_the_load()
    {
        var byCondition = suite.Run["SpecialSkips.By_a_condition"];
        var bySetUp = suite.Run["SkippedLife.Never_runs"];

        Assert.Equal(("NotExecuted", "the moon is full"), (byCondition.Outcome, byCondition.Message + byCondition.Output));
        Assert.Equal(("NotExecuted", "there is no database"), (bySetUp.Outcome, bySetUp.Message + bySetUp.Output));
    }

    [Theory]
    [InlineData("SpecialEnds.A_row_has_a_timeout(number: 1)")]
    [InlineData("SpecialEnds.Cancels_its_test")]
    public void Timeout_and_cancellation_end_the_run_at_once_and_it_is_reported(string name)
    {
        var test = suite.Run[name];

        Assert.Equal("Failed", test.Outcome);
        Assert.Contains("iterations", test.Message, StringComparison.Ordinal);
        Assert.InRange(suite.Run.Command.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Result_files_are_attached_under_the_extension_they_have()
    {
        var attachments = suite.Run["Bodies.One_of_a_hundred_may_fail"].Attachments;

        Assert.Contains(attachments, attachment => attachment.Contains("json", StringComparison.Ordinal));
        Assert.DoesNotContain(attachments, attachment => attachment.Contains(".json.json", StringComparison.Ordinal));
    }

    /// <summary>Reports break their lines.</summary>
    private static string Unwrapped(string report) => string.Join(' ', report.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
