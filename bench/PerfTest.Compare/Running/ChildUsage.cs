using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PerfTest.Bench;

/// <summary>The processor time of this process's children that have ended.</summary>
[SupportedOSPlatform("linux")]
internal static partial class ChildUsage
{
    private const int Children = -1;

    public static double Seconds()
    {
        _ = getrusage(Children, out Usage usage);
        return usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6);
    }

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public nint UserSeconds;
        public nint UserMicroseconds;
        public nint SystemSeconds;
        public nint SystemMicroseconds;
    }

    [LibraryImport("libc")]
    private static partial int getrusage(int who, out Usage usage);
}
