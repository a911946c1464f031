using Xunit.Sdk;

namespace PerfTest.Adapters.Tests;

/// <summary>xUnit v3 tells a running test to stop by the token of its context.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task A_runner_that_wants_to_stop_ends_the_load_and_the_report_is_there()
    {
        using var stop = new CancellationTokenSource();
        var test = (await InnerRun.DiscoverAsync(typeof(InnerLoadTests))).Single(test => test.TestMethodName == nameof(InnerLoadTests.Until_cancelled));

        var run = InnerRun.RunAsync([test], stop.Token);
        await InnerLoadTests.Started.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        var messages = await run.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        var failure = Assert.Single(messages.OfType<ITestFailed>());
        Assert.Equal(FailureCause.Assertion, failure.Cause);
        Assert.StartsWith("✗ PerfTest.Adapters.Tests.InnerLoadTests.Until_cancelled was cancelled", Assert.Single(failure.Messages), StringComparison.Ordinal);
        Assert.Contains(messages, message => message is ITestFinished);
    }

    [Fact]
    public async Task A_load_test_that_the_stop_overtakes_says_that_it_was_not_started()
    {
        using var stop = new CancellationTokenSource();
        var test = (await InnerRun.DiscoverAsync(typeof(StoppedLoadTests))).Single();
        StoppedLoadTests.Constructed = stop.Cancel;

        var messages = await InnerRun.RunAsync([test], stop.Token);

        Assert.Equal(
            "Load test 'PerfTest.Adapters.Tests.StoppedLoadTests.Never_starts' was not started: the test framework stopped the run before its turn came.",
            Assert.Single(Assert.Single(messages.OfType<ITestFailed>()).Messages));
    }
}
