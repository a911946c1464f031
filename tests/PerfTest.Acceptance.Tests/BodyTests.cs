using System.Text.RegularExpressions;
using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>What bodies do, and what becomes of what they throw.</summary>
public abstract partial class BodyTests(CaseSuite suite)
{
    [Fact]
    public void One_failed_assert_in_a_hundred_iterations_is_one_percent_and_fails_the_test()
    {
        var test = suite.Run["Bodies.One_of_a_hundred_fails"];

        Assert.Equal("Failed", test.Outcome);
        Assert.Matches(OnePercentFailed(), test.Message);
        Assert.Contains(suite.Runner.NotEqualFailed, test.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LoadTestFail", test.Message, StringComparison.Ordinal);
        Assert.StartsWith("   at Cases.Bodies.One_of_a_hundred_fails() in ", test.StackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', test.StackTrace);
    }

    [Fact]
    public void A_budget_lets_it_pass_and_the_report_still_shows_it()
    {
        var test = suite.Run["Bodies.One_of_a_hundred_may_fail"];

        Assert.Equal(("Passed", ""), (test.Outcome, test.Message));
        Assert.Contains("iteration_failed<2%", test.Output, StringComparison.Ordinal);
        Assert.Contains(suite.Runner.NotEqualFailed, test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_of_fluent_assertions_are_grouped_and_shown_once()
    {
        var test = suite.Run["Bodies.Fluent_assertions_fail"];

        Assert.Equal("Failed", test.Outcome);
        Assert.Single(EveryThirdChair().Matches(test.Message));
        Assert.Contains("10", test.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_kind_of_error_is_shown_with_its_type_and_message()
    {
        var test = suite.Run["Bodies.Two_kinds_of_errors"];

        Assert.Equal("Failed", test.Outcome);
        Assert.Contains("TimeoutException", test.Message, StringComparison.Ordinal);
        Assert.Contains("no answer", test.Message, StringComparison.Ordinal);
        Assert.Contains("HttpRequestException", test.Message, StringComparison.Ordinal);
        Assert.Contains("refused", test.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocking_bodies_have_a_thread_per_virtual_user()
    {
        Assert.Equal("Passed", suite.Run["Bodies.Blocks_its_thread"].Outcome);

        var threads = suite.ReadMarks("blocking");
        Assert.Equal(24, threads.Length);
        Assert.Equal(8, threads.Distinct().Count());
        Assert.All(threads.GroupBy(thread => thread), iterations => Assert.Equal(3, iterations.Count()));
    }

    [Fact]
    public void Static_methods_and_value_tasks_are_bodies_too() => Assert.Equal("Passed", suite.Run["Bodies.Static_and_value_task"].Outcome);

    [Fact]
    public void Scenarios_run_private_methods_and_the_annotated_method_judges_once()
    {
        Assert.Equal("Passed", suite.Run["Bodies.Judged_afterwards"].Outcome);

        // "Judged_badly" runs one "browse" of its own and no mark for its verdict.
        var marks = suite.ReadMarks("scenarios");
        Assert.Equal(7, marks.Count(mark => mark == "browse VirtualUser"));
        Assert.Equal(4, marks.Count(mark => mark == "order"));
        Assert.Single(marks, mark => mark == "judged");
    }

    [Fact]
    public void Weights_names_tags_start_times_and_arrivals_of_scenarios_reach_the_judging_method()
    {
        Assert.All(suite.Run.In("Shop"), test => Assert.True(test.Outcome == "Passed", test.Message));
        Assert.Equal(["judged the arrivals", "judged the weights"], suite.ReadMarks("shop").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_judging_method_that_throws_fails_the_test_with_its_own_words()
    {
        var test = suite.Run["Bodies.Judged_badly"];

        Assert.Equal("Failed", test.Outcome);
        Assert.Contains(suite.Runner.NullFailed, test.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_frameworks_timeout_ends_the_run_and_the_report_is_still_there()
    {
        var test = suite.Run["Bodies.Has_a_timeout"];

        Assert.Equal("Failed", test.Outcome);
        Assert.Contains("imeout", test.Message, StringComparison.Ordinal);
        Assert.Contains("iterations", test.Message + test.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"iteration_failed.*\b1(\.0+)?\s?%")]
    private static partial Regex OnePercentFailed();

    [GeneratedRegex("every third chair wobbles")]
    private static partial Regex EveryThirdChair();
}
