using PerfTest.Adapting;

namespace PerfTest.Core.Tests.Adapting;

public sealed class HeartbeatTests
{
    [Fact]
    public void It_cancels_when_the_framework_wants_to_stop_and_asks_no_more()
    {
        using var cancellation = new CancellationTokenSource();
        var asked = 0;

        using (new Heartbeat(() => ++asked == 3, cancellation, TimeSpan.FromMilliseconds(1)))
        {
            Assert.True(cancellation.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)));
        }

        Assert.Equal(3, asked);
    }

    [Fact]
    public void It_may_be_ended_from_within_the_cancellation()
    {
        using var cancellation = new CancellationTokenSource();
        using var ended = new ManualResetEventSlim();
        using var made = new ManualResetEventSlim();
        Heartbeat? heartbeat = null;
        cancellation.Token.Register(() =>
        {
            made.Wait();
            heartbeat!.Dispose();
            ended.Set();
        });

        heartbeat = new Heartbeat(() => true, cancellation, TimeSpan.FromMilliseconds(1));
        made.Set();

        Assert.True(ended.Wait(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void It_ends_with_the_test()
    {
        using var cancellation = new CancellationTokenSource();
        var asked = 0;

        new Heartbeat(() => ++asked > 0, cancellation, TimeSpan.FromDays(1)).Dispose();

        Assert.Equal(0, asked);
        Assert.False(cancellation.IsCancellationRequested);
    }
}
