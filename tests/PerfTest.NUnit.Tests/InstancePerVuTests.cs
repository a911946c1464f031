using NUnit.Framework.Interfaces;
using PerfTest.Adapters.Tests.Inner;

namespace PerfTest.Adapters.Tests;

/// <summary>An instance for each virtual user lives as NUnit's own lives where each test has one.</summary>
public sealed class InstancePerVuTests
{
    [Fact]
    public void Each_virtual_user_has_an_instance_with_a_life_of_its_own()
    {
        PerVuBase.Seen.Clear();

        var run = InnerRun.Of<PerVu>();

        var test = run["Counts"];
        Assert.Equal((ResultState.Success, ""), (test.ResultState, test.Message ?? ""));
        Assert.All([1, 2, 3], vu => Assert.Contains($"virtual user {vu} is done", test.Output, StringComparison.Ordinal));
        Assert.Equal((ResultState.Success, ResultState.Success), (run["Judges"].ResultState, run["Rows(7)"].ResultState));
        string[] own = ["set up", "set up once more", "torn down", "torn down after 0"];
        Assert.Equal(["constructed", .. own, .. own, .. own, "disposed"], Of("own "));
        Assert.Equal(
            [
                "constructed", "set up", "set up once more", "torn down", "torn down after 4", "disposed",
                "constructed", "set up", "set up once more", "torn down", "torn down after 1", "disposed",
            ],
            Of("VU 3 "));
        Assert.Equal(3, PerVuBase.Seen.Count(mark => mark == "static set up"));
        Assert.Single(PerVuBase.Seen, mark => mark == "VU 1 torn down after 14");
    }

    [Fact]
    public void A_set_up_that_throws_ends_it_before_load()
    {
        var test = InnerRun.Of<BrokenPerVu>()["Never_runs"];

        Assert.Equal(ResultState.Failure, test.ResultState);
        var lines = test.Message.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("Load test 'PerfTest.Adapters.Tests.Inner.BrokenPerVu.Never_runs' was not started: the set-up of virtual user 2 failed.", lines[0]);
        Assert.StartsWith("  ✗ NUnit.Framework.AssertionException:   no second chair", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("      at PerfTest.Adapters.Tests.Inner.BrokenPerVu.SetUp()", StringComparison.Ordinal));
        Assert.Equal(0, BrokenPerVu.Iterations);
    }

    [Fact]
    public void A_constructor_that_throws_ends_it_before_load() => Assert.StartsWith(
        """
        Load test 'PerfTest.Adapters.Tests.Inner.UnconstructiblePerVu.Never_runs' was not started: the set-up of virtual user 1 failed.
          ✗ System.InvalidOperationException: no chair at all
              at PerfTest.Adapters.Tests.Inner.UnconstructiblePerVu..ctor()
        """.ReplaceLineEndings("\n"),
        InnerRun.Of<UnconstructiblePerVu>()["Never_runs"].Message.ReplaceLineEndings("\n"),
        StringComparison.Ordinal);

    [Fact]
    public void A_tear_down_that_throws_fails_the_test_with_its_report()
    {
        var test = InnerRun.Of<StuckPerVu>()["Runs"];

        Assert.Equal(ResultState.Failure, test.ResultState);
        Assert.Contains(
            "The tear-downs of 2 virtual users threw, that of virtual user 2 InvalidOperationException: it is stuck",
            string.Join(' ', test.Message.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
        Assert.Contains("30 iterations", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_done_once_and_for_one_instance_is_a_mistake() => Assert.Contains(
        "✗ Method 'OncePerVu.LogIn' is called once and is not static: with InstancePerVu = true what it does to its instance reaches no virtual user. Make it static, as [FixtureLifeCycle(LifeCycle.InstancePerTestCase)] wants it too.",
        InnerRun.Of<OncePerVu>()["Never_runs"].Message,
        StringComparison.Ordinal);

    private static string[] Of(string who) => [.. PerVuBase.Seen.Where(mark => mark.StartsWith(who, StringComparison.Ordinal)).Select(mark => mark[who.Length..])];
}
