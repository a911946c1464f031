using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PerfTest.Measuring;

/// <summary>
/// The right to write to one place of every series, for as long as it takes to record one thing. Each core has a place, and a place has one writer at a time, so that
/// taking it is the only interlocked operation of a sample, however many series it goes to. No one waits: where a thread was suspended in its place, the next one
/// goes to another, and at last to the place that all may write to at once, with interlocked operations.
/// </summary>
/// <remarks>Between taking and disposing nothing of anybody else's is called. A place that is never given back is only lost for further use.</remarks>
internal readonly ref struct ShardLease
{
    /// <summary>How many places there are: one for each core, and the shared one.</summary>
    public static readonly int Places = Shard.Count + 1;

    private static readonly Flag[] Flags = new Flag[Places];

    private ShardLease(int place) => Place = place;

    /// <summary>0…<see cref="Places"/> − 1.</summary>
    public int Place { get; }

    /// <summary>Nobody else writes to this place meanwhile.</summary>
    public bool IsExclusive
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Place != Flags.Length - 1;
    }

    /// <summary>Takes the place of the core that this thread runs on, or ran on a moment ago: the runtime remembers it for a while.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ShardLease Take()
    {
        var flags = Flags;
        var place = Shard.Current;
        return TryTake(flags, place) ? new(place) : TakeOther(place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        // Given to everybody, the shared place stays untaken.
        Volatile.Write(ref Flags[Place].Taken, 0);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryTake(Flag[] flags, int place) => Interlocked.Exchange(ref flags[place].Taken, 1) == 0;

    private static ShardLease TakeOther(int place)
    {
        var flags = Flags;
        var next = (place + 1) & (Shard.Count - 1);
        return next != place && TryTake(flags, next) ? new(next) : new(flags.Length - 1);
    }

    /// <summary>Alone on its cache lines (processors fetch them in pairs).</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Flag
    {
        [FieldOffset(0)] public int Taken;
    }
}
