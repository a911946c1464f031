using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>ppoll on an eventfd: its timeout has nanoseconds, and writing to the eventfd ends it. The thread's timer slack (50 µs by default) is set to 1 ns.</summary>
[SupportedOSPlatform("linux")]
internal sealed partial class LinuxSleeper : PrecisionSleeper
{
    private const int SetTimerSlack = 29;
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const short PollIn = 1;
    private const int Interrupted = 4;
    private const int TryAgain = 11;

    // What is farther away is reached in several sleeps.
    private const long LongestSleep = Nanoseconds.PerHour;

    private readonly SafeFileHandle _event;

    // 1 from a wake-up until the sleeper has seen it: further wake-ups need no system call. Written by all.
    private int _woken;

    // Only used by the sleeping thread.
    private int _preparedThread;

    /// <exception cref="PlatformNotSupportedException">The kernel refuses an event or the wait for it.</exception>
    public LinuxSleeper()
    {
        var descriptor = eventfd(0, CloseOnExec | NonBlocking);
        if (descriptor < 0)
        {
            throw new PlatformNotSupportedException($"eventfd failed: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
        }
        // Counted by its users, so that a late wake-up cannot write to what got the same number after it was closed.
        _event = new SafeFileHandle(descriptor, ownsHandle: true);
        var (answer, error) = Poll(0);
        if (answer < 0 && error != Interrupted)
        {
            _event.Dispose();
            throw new PlatformNotSupportedException($"ppoll failed: {new Win32Exception(error).Message}.");
        }
    }

    public override void SleepUntil(long deadline)
    {
        Prepare();
        while (Volatile.Read(ref _woken) == 0)
        {
            var now = MonotonicTime.Now;
            if (deadline <= now)
            {
                return;
            }

            var remaining = deadline - now;
            var (answer, error) = Poll(Math.Min(remaining, LongestSleep));
            if (answer < 0 && error is not (Interrupted or TryAgain))
            {
                throw new Win32Exception(error);
            }
        }

        // Emptied first, then forgotten: who wakes in between writes nothing, and what it has to say is seen by our caller, who goes on anyway.
        while (read(_event, out _, sizeof(ulong)) < 0 && Marshal.GetLastPInvokeError() is var error)
        {
            if (error == TryAgain)
            {
                // Woken is set just before the event is: it will be readable in a moment.
                Thread.Yield();
            }
            else if (error != Interrupted)
            {
                throw new Win32Exception(error);
            }
        }
        Interlocked.Exchange(ref _woken, 0);
    }

    protected override void WakeSleeper()
    {
        if (Interlocked.Exchange(ref _woken, 1) != 0)
        {
            return;
        }

        var one = 1UL;
        while (write(_event, in one, sizeof(ulong)) < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                throw new Win32Exception(error);
            }
        }
    }

    public override void Dispose() => _event.Dispose();

    private void Prepare()
    {
        var thread = Environment.CurrentManagedThreadId;
        if (_preparedThread == thread)
        {
            return;
        }

        _preparedThread = thread;
        // If the kernel refuses, sleeps end up to 50 µs later: no reason to fail.
        _ = prctl(SetTimerSlack, 1, 0, 0, 0);
    }

    private unsafe (int Answer, int Error) Poll(long nanoseconds)
    {
        // The sleeping thread itself disposes, or nobody sleeps any more: the handle is open.
        var poll = new PollDescriptor { Descriptor = (int)_event.DangerousGetHandle(), Events = PollIn };
        var (seconds, rest) = Math.DivRem(nanoseconds, Nanoseconds.PerSecond);
        var timeout = new TimeSpec { Seconds = (nint)seconds, Nanoseconds = (nint)rest };
        var answer = ppoll(&poll, 1, &timeout, 0);
        return (answer, answer < 0 ? Marshal.GetLastPInvokeError() : 0);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int eventfd(uint initial, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial int ppoll(PollDescriptor* descriptors, nuint count, TimeSpec* timeout, nint signalMask);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(SafeFileHandle descriptor, out ulong value, nuint size);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint write(SafeFileHandle descriptor, in ulong value, nuint size);

    [LibraryImport("libc")]
    private static partial int prctl(int option, nuint argument, nuint unused3, nuint unused4, nuint unused5);
}
