using System.Diagnostics;

namespace PerfTest.Bench;

/// <summary>What is alive.</summary>
internal static class Heap
{
    /// <summary>Bytes on the heap after full collections.</summary>
    public static long Live()
    {
        for (int n = 0; n < 2; n++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>The process's memory in bytes.</summary>
    public static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
