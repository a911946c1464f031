using NUnit.Framework.Interfaces;
using PerfTest.Adapters.Tests.Inner;

namespace PerfTest.Adapters.Tests;

/// <summary>The fixture's life goes round the load test, once; the iterations are within it.</summary>
public sealed class LifeTests
{
    [Fact]
    public void One_instance_for_all_tests_and_a_set_up_for_each()
    {
        LifeBase.Seen.Clear();

        var run = InnerRun.Of<Life>();

        Assert.Equal((ResultState.Success, ResultState.Success), (run["Once_around_twenty_iterations"].ResultState, run["Again"].ResultState));
        Assert.Equal(
            [
                "constructed", "set up once",
                "set up", "first iteration True True", "torn down after 20",
                "set up", "torn down after 20",
                "torn down once", "disposed",
            ],
            LifeBase.Seen);
    }

    [Fact]
    public void An_instance_for_each_test_where_the_fixture_wants_it()
    {
        LifeBase.Seen.Clear();

        var run = InnerRun.Of<LifePerTest>();

        Assert.Equal(ResultState.Success, run["Once_around_twenty_iterations"].ResultState);
        Assert.Equal(["set up once", "constructed", "set up", "first iteration True True", "torn down after 20", "disposed"], LifeBase.Seen);
    }

    [Fact]
    public void A_set_up_that_throws_fails_the_test_before_load()
    {
        var test = InnerRun.Of<BrokenSetUp>()["Never_runs"];

        Assert.Equal((TestStatus.Failed, FailureSite.SetUp), (test.ResultState.Status, test.ResultState.Site));
        Assert.Contains("the database is down", test.Message, StringComparison.Ordinal);
        Assert.Equal(0, BrokenSetUp.Iterations);
    }

    [Fact]
    public void What_a_set_up_warns_of_and_a_tear_down_throws_stays_beside_the_load_test()
    {
        var test = InnerRun.Of<WarnedSetUp>()["Passes"];

        Assert.Equal(TestStatus.Failed, test.ResultState.Status);
        Assert.Equal(["the database is slow", "TearDown : System.InvalidOperationException : and now it is gone"], test.AssertionResults.Select(assertion => assertion.Message));
    }

    [Fact]
    public void A_fixture_with_arguments_is_a_fixture()
    {
        var run = InnerRun.Of([typeof(Parameterized)], byFullName: true);

        Assert.Equal(ResultState.Success, run["PerfTest.Adapters.Tests.Inner.Parameterized(\"a\").Runs"].ResultState);
        Assert.Equal(ResultState.Failure, run["PerfTest.Adapters.Tests.Inner.Parameterized(\"b\").Runs"].ResultState);
    }

    [Fact]
    public void A_static_method_is_a_body() => Assert.Equal((ResultState.Success, ""), (InnerRun.Of([typeof(StaticFixture)])["Runs"] is var test ? test.ResultState : null, test.Message));
}
