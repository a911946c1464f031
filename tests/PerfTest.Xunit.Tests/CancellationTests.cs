using PerfTest.Adapting;
using Xunit.Abstractions;
using Xunit.Sdk;

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

    [Fact]
    public void The_heartbeat_cancels_when_its_message_is_refused()
    {
        using var cancellation = new CancellationTokenSource();
        using var bus = new Bus(accepted: 2);

        using (new Heartbeat(() => StopQuestion.MustStop(bus, Test), cancellation, TimeSpan.FromMilliseconds(1)))
        {
            Assert.True(cancellation.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)));
        }

        Assert.Equal(3, bus.Messages);
    }

    private static XunitTest Test => new(InnerRun.Discover(typeof(LonelyLoadTests))[0], "x");

    private sealed class Bus(int accepted) : IMessageBus
    {
        public int Messages { get; private set; }

        public bool QueueMessage(IMessageSinkMessage message)
        {
            Assert.IsAssignableFrom<IBeforeTestFinished>(message);
            return ++Messages <= accepted;
        }

        public void Dispose()
        {
        }
    }
}
