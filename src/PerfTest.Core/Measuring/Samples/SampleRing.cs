using System.Numerics;
using System.Runtime.InteropServices;

namespace PerfTest.Measuring;

/// <summary>A bounded queue that many threads put samples into and one takes them from, without locks and without allocation. What does not fit is counted.</summary>
/// <remarks>
/// Each cell has a number that says whose turn it is: n, cell n may be filled for the n-th time; n + 1, it is full; n + capacity, it has been taken. A writer claims
/// a cell by moving the head, fills it, and hands it over by its number. (D. Vyukov's bounded queue, for one reader.)
/// </remarks>
internal sealed class SampleRing
{
    private readonly Cell[] _cells;
    private readonly int _mask;
    private Padded _head;
    private Padded _lost;
    private long _tail;

    /// <param name="capacity">In samples; a power of two.</param>
    public SampleRing(int capacity)
    {
        if (!BitOperations.IsPow2(capacity))
        {
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "The capacity of a ring is a power of two.");
        }

        _cells = new Cell[capacity];
        _mask = capacity - 1;
        for (var i = 0; i < capacity; i++)
        {
            _cells[i].Turn = i;
        }
    }

    /// <summary>How many samples found it full.</summary>
    public long Lost => Volatile.Read(ref _lost.Value);

    /// <summary>By any thread.</summary>
    public void Add(in Sample sample)
    {
        while (true)
        {
            var head = Volatile.Read(ref _head.Value);
            ref var cell = ref _cells[head & _mask];
            var turn = Volatile.Read(ref cell.Turn);
            if (turn == head)
            {
                if (Interlocked.CompareExchange(ref _head.Value, head + 1, head) == head)
                {
                    cell.Sample = sample;
                    Volatile.Write(ref cell.Turn, head + 1);
                    return;
                }
            }
            else if (turn < head)
            {
                Interlocked.Increment(ref _lost.Value);
                return;
            }
        }
    }

    /// <summary>By one thread at a time.</summary>
    /// <returns>False where there is none, or the next one is still being filled.</returns>
    public bool TryTake(out Sample sample)
    {
        ref var cell = ref _cells[_tail & _mask];
        if (Volatile.Read(ref cell.Turn) != _tail + 1)
        {
            sample = default;
            return false;
        }

        sample = cell.Sample;
        cell.Sample = default;
        Volatile.Write(ref cell.Turn, _tail + _mask + 1);
        _tail++;
        return true;
    }

    private struct Cell
    {
        public long Turn;
        public Sample Sample;
    }

    /// <summary>Alone on its cache lines.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 192)]
    private struct Padded
    {
        [FieldOffset(64)]
        public long Value;
    }
}
