using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>What goes round the load test, in every framework.</summary>
public abstract class CommonLifeTests(CaseSuite suite)
{
    /// <summary>The cases and their results.</summary>
    protected CaseSuite Suite { get; } = suite;

    [Fact]
    public void The_tests_own_output_comes_before_the_report_of_a_passing_test()
    {
        var output = Suite.Run["Life.Once_around_twenty_iterations"].Output;

        Assert.StartsWith("a line of the test's own\n", output, StringComparison.Ordinal);
        Assert.Contains("iterations", output["a line of the test's own\n".Length..], StringComparison.Ordinal);
    }

    [Fact]
    public void Output_of_iterations_has_an_end()
    {
        var test = Suite.Run["Talkative.Writes_a_line_per_iteration"];

        Assert.Equal("Passed", test.Outcome);
        Assert.Contains("(PerfTest: the output of a load test ends after 64 KiB.)", test.Output, StringComparison.Ordinal);
        Assert.InRange(test.Output.Length, 60 * 1024, 100 * 1024);
    }

    [Fact]
    public void A_set_up_that_throws_fails_the_test_before_load()
    {
        var test = Suite.Run["BrokenLife.Never_runs"];

        Assert.Equal("Failed", test.Outcome);
        Assert.Contains("the database is down", test.Message, StringComparison.Ordinal);
        Assert.Empty(Suite.ReadMarks("broken-life"));
    }

    [Fact]
    public void Each_virtual_user_may_have_an_instance_and_what_is_done_once_reaches_all()
    {
        var test = Suite.Run["PerVu.Counts"];

        Assert.Equal(("Passed", ""), (test.Outcome, test.Message));
        Assert.All([1, 2, 3], vu => Assert.Contains($"virtual user {vu} is done", test.Output, StringComparison.Ordinal));
        Assert.Equal(
            [
                "constructed for a virtual user", "constructed for a virtual user", "constructed for a virtual user", "constructed for the framework",
                "disposed after 0", "disposed after 4", "disposed after 4", "disposed after 4",
                "logged in", "logged out",
            ],
            Suite.ReadMarks("per-vu").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_row_is_a_load_test_of_its_own()
    {
        Assert.All(Suite.Run.In("Names").Where(test => test.Name.Contains('(', StringComparison.Ordinal) && !IsRefused(test)), test => Assert.Equal("Passed", test.Outcome));
        Assert.Equal(["chair", "chair", "table", "table"], Suite.ReadMarks("names-inline").Order());
        Assert.Equal(["lamp 1", "lamp 1", "shelf 2", "shelf 2"], Suite.ReadMarks("names-member").Order());
        Assert.Equal(["1", "1", "2", "2"], Suite.ReadMarks("names-class").Order());
    }

    [Fact]
    public void Load_tests_overlap_neither_each_other_nor_ordinary_tests()
    {
        var events = Suite.ReadMarks("overlap")
            .Select(line => line.Split(' ', 3))
            .Select(part => (At: long.Parse(part[0], System.Globalization.CultureInfo.InvariantCulture), Begins: part[1] == "begin", Who: part[2]))
            .OrderBy(mark => mark.At)
            .ToArray();
        Assert.Equal(6, events.Select(mark => mark.Who).Distinct().Count());

        var running = new List<string>();
        foreach (var (_, begins, who) in events)
        {
            if (begins)
            {
                running.Add(who);
                Assert.True(running.Count == 1 || running.TrueForAll(name => name.StartsWith("ordinary", StringComparison.Ordinal)), $"At the same time: {string.Join(", ", running)}.");
            }
            else
            {
                Assert.True(running.Remove(who));
            }
        }

        Assert.Equal(3, events.Count(mark => mark.Begins && mark.Who == "load one"));
        Assert.Equal(3, events.Count(mark => mark.Begins && mark.Who == "load in collection"));
    }

    /// <summary>Whether a row is not to run.</summary>
    private protected virtual bool IsRefused(TestEntry test) => test.Outcome == "NotExecuted";
}
