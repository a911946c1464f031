using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfTest.Measuring;

/// <summary>
/// The right to write to one place of every series, for as long as it takes to record one thing. Each core has a place with one writer at a time, so that taking
/// it is the only interlocked operation of a sample, however many series it goes to; and another that anybody may write to at any time, with interlocked
/// operations, for those who find the first one taken because a thread was suspended in it. No one waits.
/// </summary>
/// <remarks>Between taking and disposing nothing of anybody else's is called. A place that is never given back is only lost for further use.</remarks>
internal readonly ref struct ShardLease
{
    /// <summary>How many places there are: two for each core.</summary>
    public static readonly int Places = 2 * Shard.Count;

    /// <summary>A place that anybody may write to at any time, with interlocked operations.</summary>
    public static readonly int SharedPlace = Places - 1;

    private static readonly Flag[] Flags = new Flag[Shard.Count];

    private ShardLease(int place) => Place = place;

    /// <summary>0…<see cref="Places"/> − 1.</summary>
    public int Place { get; }

    /// <summary>Nobody else writes to this place meanwhile.</summary>
    public bool IsExclusive
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Place < Flags.Length;
    }

    /// <summary>Takes a place of the core that this thread runs on, or ran on a moment ago: the runtime remembers it for a while.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ShardLease Take()
    {
        var place = Shard.Current;
        ref var taken = ref Flags[place].Taken;

        // Looked at first: it may be taken for as long as a thread is suspended.
        return Volatile.Read(ref taken) == 0 && Interlocked.Exchange(ref taken, 1) == 0 ? new(place) : new(place + Shard.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        if (IsExclusive)
        {
            Volatile.Write(ref Flags[Place].Taken, 0);
        }
    }

    /// <summary>Adds to a count of this place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref long count, long amount)
    {
        if (IsExclusive)
        {
            Volatile.Write(ref count, count + amount);
        }
        else
        {
            Interlocked.Add(ref count, amount);
        }
    }

    /// <summary>Alone on its cache lines (processors fetch them in pairs).</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Flag
    {
        [FieldOffset(0)] public int Taken;
    }
}
