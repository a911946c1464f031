using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PerfTest.Bench;

/// <summary>
/// A thread that does nothing but sleep until absolute times, a thousand of them a second, with the kernel's most exact call: how late anybody could be woken on
/// this machine in this window.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed partial class BareSleeper : IDisposable
{
    private const int Monotonic = 1;
    private const int Absolute = 1;
    private const int SetTimerSlack = 29;
    private const long Period = 1_000_000;

    private readonly List<double> _late = new(100_000);
    private readonly long _from;
    private readonly Thread _thread;
    private bool _stopped;

    /// <param name="after">How long before its sleeps count.</param>
    public BareSleeper(TimeSpan after)
    {
        _from = Now() + (after.Ticks * TimeSpan.NanosecondsPerTick);
        _thread = new Thread(Run) { IsBackground = true, Priority = ThreadPriority.Highest, Name = "bare sleeper" };
        _thread.Start();
    }

    /// <summary>Stops, and says how late it was.</summary>
    public string Finish()
    {
        Dispose();
        double[] sorted = [.. _late.Order()];
        return sorted.Length == 0 ? "no sleep" : $"{Figure.Nanoseconds(sorted[sorted.Length / 2])} / {Figure.Nanoseconds(sorted[(int)(sorted.Length * 0.99)])}";
    }

    public void Dispose()
    {
        Volatile.Write(ref _stopped, true);
        _thread.Join();
    }

    private void Run()
    {
        _ = prctl(SetTimerSlack, 1, 0, 0, 0);
        long due = Now();
        while (!Volatile.Read(ref _stopped))
        {
            due = Math.Max(due + Period, Now());
            var until = new TimeSpec { Seconds = (nint)(due / 1_000_000_000), Nanoseconds = (nint)(due % 1_000_000_000) };
            _ = clock_nanosleep(Monotonic, Absolute, in until, 0);
            if (due >= _from)
            {
                _late.Add(Now() - due);
            }
        }
    }

    private static long Now()
    {
        _ = clock_gettime(Monotonic, out TimeSpec now);
        return (now.Seconds * 1_000_000_000L) + now.Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [LibraryImport("libc")]
    private static partial int clock_nanosleep(int clock, int flags, in TimeSpec until, nint left);

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, out TimeSpec now);

    [LibraryImport("libc")]
    private static partial int prctl(int option, nuint argument, nuint unused3, nuint unused4, nuint unused5);
}
