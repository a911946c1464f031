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
        Assert.Equal(["Ann, the first 41", "Bob 7", "Cid 8"], suite.ReadMarks("queue"));
        Assert.Contains("3 iterations", test.Output, StringComparison.Ordinal);
        Assert.Contains("ended at 0:00: all 3 rows of '", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_with_feeders_comes_in_one_message_with_all_else()
    {
        var test = suite.Run["WrongFeeders.Everything_is_wrong"];

        Assert.Equal("Failed", test.Outcome);
        var lines = test.Message.Split('\n');
        Assert.Equal("Load test 'Cases.WrongFeeders.Everything_is_wrong' was not started: there are 3 mistakes in what it asks for.", lines[0]);
        Assert.Contains("p95<fast", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("  ✗ The feeder file 'no-such-file.csv' does not exist: there is no '", lines[2], StringComparison.Ordinal);
        Assert.Equal(
            "  ✗ '[1, 2, 3]' has 3 rows, the plan brings up 4 VUs: with FeedOrder.UniquePerVu each virtual user needs a row of its own. "
            + "Give it more rows, the test fewer VUs (with a rate: MaxVus), or take another order.",
            lines[3]);
        Assert.Equal(4, lines.Length);
    }
}
