using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>Test data: wrong data is one of the mistakes before load, and a queue ends the run.</summary>
public abstract class FeederTests(CaseSuite suite)
{
    [Fact]
    public void A_queue_that_is_used_up_ends_the_run_and_the_test_passes()
    {
        var test = suite.Run["Feeders.A_queue_ends_the_run"];

        Assert.Equal("Passed", test.Outcome);

        // Two virtual users that have taken their rows one after the other write them down side by side.
        Assert.Equal(["Ann, the first 41", "Bob 7", "Cid 8"], suite.ReadMarks("queue").Order(StringComparer.Ordinal));

        // The report breaks its lines where a path is long.
        var output = string.Join(' ', test.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(": 3 iterations, ", output, StringComparison.Ordinal);
        Assert.Matches("ended at [0-9:]+: all 3 rows of '", output);
    }

    [Fact]
    public void What_is_wrong_with_feeders_comes_in_one_message_with_all_else()
    {
        var test = suite.Run["WrongFeeders.Everything_is_wrong"];

        Assert.Equal("Failed", test.Outcome);
        Assert.StartsWith("Load test 'Cases.WrongFeeders.Everything_is_wrong' was not started: there are 3 mistakes in what it asks for.\n", test.Message, StringComparison.Ordinal);
        var mistakes = test.Message.Split('\n').Where(line => line.StartsWith("  ✗ ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, mistakes.Length);
        Assert.Contains("p95<fast", test.Message, StringComparison.Ordinal);
        Assert.StartsWith("  ✗ The feeder file 'no-such-file.csv' does not exist: there is no '", mistakes[1], StringComparison.Ordinal);
        Assert.Equal(
            "  ✗ '[1, 2, 3]' has 3 rows, the plan brings up 4 VUs: with FeedOrder.UniquePerVu each virtual user needs a row of its own. "
            + "Give it more rows, the test fewer VUs (with a rate: MaxVus), or take another order.",
            mistakes[2]);
    }
}
