using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>A high-resolution waitable timer (Windows 10 1803 and later; an ordinary one before) beside an event that ends the wait.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsSleeper : PrecisionSleeper
{
    private const uint HighResolution = 2;
    private const uint AllAccess = 0x1F0003;
    private const long NanosecondsPerUnit = 100;

    // What is farther away is reached in several sleeps.
    private const long LongestSleep = Nanoseconds.PerHour;

    private readonly EventWaitHandle _timer;
    private readonly AutoResetEvent _event = new(false);
    private readonly WaitHandle[] _either;

    /// <exception cref="PlatformNotSupportedException">Windows refuses a timer.</exception>
    public WindowsSleeper()
    {
        var timer = CreateWaitableTimerExW(0, 0, HighResolution, AllAccess);
        if (timer == 0)
        {
            timer = CreateWaitableTimerExW(0, 0, 0, AllAccess);
        }

        if (timer == 0)
        {
            throw new PlatformNotSupportedException($"CreateWaitableTimerExW failed: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
        }

        // The class library has no class for timers; this one only lends its wait.
        _timer = new AutoResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(timer, ownsHandle: true) };
        _either = [_event, _timer];
    }

    public override void SleepUntil(long deadline)
    {
        while (true)
        {
            var now = MonotonicTime.Now;
            if (deadline <= now)
            {
                return;
            }

            var remaining = deadline - now;
            // Negative: from now on. Rounded up, so as not to end too early and wait again.
            var due = -((Math.Min(remaining, LongestSleep) + NanosecondsPerUnit - 1) / NanosecondsPerUnit);
            if (!SetWaitableTimer(_timer.SafeWaitHandle, in due, 0, 0, 0, false))
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }

            if (WaitHandle.WaitAny(_either) == 0)
            {
                return;
            }
        }
    }

    protected override void WakeSleeper() => _event.Set();

    public override void Dispose()
    {
        _timer.Dispose();
        _event.Dispose();
    }

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial nint CreateWaitableTimerExW(nint attributes, nint name, uint flags, uint access);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetWaitableTimer(SafeWaitHandle timer, in long due, int period, nint completion, nint argument, [MarshalAs(UnmanagedType.Bool)] bool resume);
}
