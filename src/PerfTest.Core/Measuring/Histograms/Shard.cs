using System.Numerics;

namespace PerfTest.Measuring;

/// <summary>How those who write at the same time are kept apart: one place per core.</summary>
internal static class Shard
{
    /// <summary>Processors of this machine, rounded up to a power of two, at most 64.</summary>
    public static readonly int Count = Math.Min(64, (int)BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount));

    private static readonly int Mask = Count - 1;

    /// <summary>The place of the core that this thread runs on, or ran on a moment ago: the runtime remembers it for a while.</summary>
    public static int Current => Thread.GetCurrentProcessorId() & Mask;
}
