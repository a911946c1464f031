using System.Diagnostics;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>The machine's monotonic clock in nanoseconds: the one scale of the pacer, the sleeper and every sample.</summary>
internal static class MonotonicTime
{
    // 1 on Linux and macOS, 100 on Windows; a whole number on all of them, so that nothing is rounded.
    private static readonly long NanosecondsPerTick = Nanoseconds.PerSecond / Stopwatch.Frequency;

    public static long Now => Stopwatch.GetTimestamp() * NanosecondsPerTick;
}
