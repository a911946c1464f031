using System.Runtime.InteropServices;

namespace PerfTest.Measuring;

/// <summary>Two counts of one place, alone on their cache lines (processors fetch them in pairs).</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct PaddedPair
{
    [FieldOffset(0)] public long First;
    [FieldOffset(8)] public long Second;

    /// <summary>Both counts over all places.</summary>
    public static (long First, long Second) Sum(PaddedPair[] shards)
    {
        var (first, second) = (0L, 0L);
        for (var i = 0; i < shards.Length; i++)
        {
            first += Volatile.Read(ref shards[i].First);
            second += Volatile.Read(ref shards[i].Second);
        }

        return (first, second);
    }
}
