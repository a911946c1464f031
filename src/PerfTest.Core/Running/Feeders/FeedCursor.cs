using System.Runtime.InteropServices;

namespace PerfTest.Running;

/// <summary>Hands out 0, 1, 2, … to any number of threads. It has cache lines of its own: its neighbours are read by all who take.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FeedCursor
{
    [FieldOffset(128)]
    private long _taken;

    public long Take() => Interlocked.Increment(ref _taken) - 1;
}
