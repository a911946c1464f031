using NUnit.Framework.Interfaces;
using PerfTest.Adapters.Tests.Inner;

namespace PerfTest.Adapters.Tests;

/// <summary>What ends a load test from outside ends it gracefully: with its report, and never as a success.</summary>
public sealed class CancellationTests
{
    [Fact]
    public void A_runner_that_wants_to_stop_ends_the_load_and_the_test_has_not_passed()
    {
        Endless.Started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Endless.TearDowns = 0;

        var run = InnerRun.Of([typeof(Endless)], meanwhile: (_, stop) => Endless.Started.Task.ContinueWith(_ => stop(), TaskScheduler.Default));

        Assert.Equal(ResultState.Failure, run["Until_stopped"].ResultState);
        Assert.Contains("iterations", run["Until_stopped"].Output, StringComparison.Ordinal);
        Assert.Equal(1, Endless.TearDowns);
    }

    [Fact]
    public void A_time_limit_of_NUnits_ends_the_load_gracefully()
    {
        var run = InnerRun.Of<Limited>();

        Assert.All(["By_CancelAfter", "By_CancelAfter_in_a_row(1)", "By_Timeout"], name =>
        {
            var test = run[name];
            Assert.Equal(ResultState.Failure, test.ResultState);
            Assert.Contains("imeout", test.Message, StringComparison.Ordinal);
            Assert.Contains("iterations", test.Output, StringComparison.Ordinal);
            Assert.StartsWith("   at PerfTest.Adapters.Tests.Inner.Limited.By_", test.StackTrace, StringComparison.Ordinal);
        });
        Assert.Equal(ResultState.Success, run["In_time"].ResultState);
    }
}
