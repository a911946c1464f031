using Xunit.Abstractions;

namespace PerfTest.Adapters.Tests;

/// <summary>xUnit v2 tells a running test to stop only by the answer to a message.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task A_runner_that_wants_to_stop_ends_the_load_and_the_test_has_not_passed()
    {
        var test = InnerRun.Discover(typeof(InnerLoadTests)).Single(test => test.DisplayName.EndsWith("Until_cancelled", StringComparison.Ordinal));

        var messages = await InnerRun.RunAsync([test], goesOn: () => !InnerLoadTests.Started.Task.IsCompleted);

        Assert.True(InnerLoadTests.Started.Task.IsCompleted);
        Assert.Contains(messages, message => message is ITestFinished);
        Assert.DoesNotContain(messages, message => message is ITestPassed);
    }
}
