using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running.Clock;

public class PrecisionSleeperTests
{
    public static TheoryData<string> Kinds => ["best", "monitor"];

    [Theory, MemberData(nameof(Kinds))]
    public void A_deadline_that_has_passed_is_no_sleep(string kind)
    {
        using var sleeper = Create(kind);
        sleeper.SleepUntil(long.MinValue);
        sleeper.SleepUntil(MonotonicTime.Now);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_sleep_never_ends_before_its_deadline(string kind)
    {
        using var sleeper = Create(kind);
        for (var n = 0; n < 20; n++)
        {
            var deadline = MonotonicTime.Now + (n * 50 * Nanoseconds.PerMicrosecond);
            sleeper.SleepUntil(deadline);
            Assert.True(MonotonicTime.Now >= deadline);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_wake_up_before_the_sleep_ends_it_once(string kind)
    {
        using var sleeper = Create(kind);
        for (var n = 0; n < 3; n++)
        {
            sleeper.Wake();
            sleeper.Wake();
            sleeper.SleepUntil(long.MaxValue);
            var deadline = MonotonicTime.Now + Nanoseconds.PerMillisecond;
            sleeper.SleepUntil(deadline);
            Assert.True(MonotonicTime.Now >= deadline);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Other_threads_wake_the_sleeper_and_what_they_wrote_is_seen(string kind)
    {
        const int Rounds = 2_000;
        using var sleeper = Create(kind);
        var said = 0;
        var heard = 0;
        var sleeping = new Thread(() =>
        {
            while (Volatile.Read(ref heard) < Rounds)
            {
                // If a wake-up were lost this would sleep for ever.
                sleeper.SleepUntil(long.MaxValue);
                Volatile.Write(ref heard, Volatile.Read(ref said));
            }
        });
        sleeping.Start();
        var speaking = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            for (var round = 0; round < Rounds / 2; round++)
            {
                Interlocked.Increment(ref said);
                sleeper.Wake();
            }
        })).ToArray();
        Array.ForEach(speaking, thread => thread.Start());
        Array.ForEach(speaking, thread => thread.Join());
        sleeping.Join();
        Assert.Equal(Rounds, heard);
    }

    [Fact]
    public void A_wake_up_after_the_end_does_nothing()
    {
        var sleeper = PrecisionSleeper.Create();
        sleeper.Dispose();
        sleeper.Wake();
    }

    [Fact]
    public void Each_system_has_its_own()
    {
        using var sleeper = PrecisionSleeper.Create();
        Assert.Equal(OperatingSystem.IsLinux() ? "LinuxSleeper" : OperatingSystem.IsWindows() ? "WindowsSleeper" : "MonitorSleeper", sleeper.GetType().Name);
    }

    private static PrecisionSleeper Create(string kind) => kind == "monitor" ? new MonitorSleeper() : PrecisionSleeper.Create();
}
