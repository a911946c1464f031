namespace PerfTest.Running;

/// <summary>A binary heap of timers that knows where each one stands, so that one can be moved or taken out in O(log n). Not thread-safe.</summary>
internal sealed class TimerQueue
{
    private ClockTimer[] _heap = new ClockTimer[64];
    private long _sequence;

    public int Count { get; private set; }

    /// <summary>When the first timer is due, or <see cref="long.MaxValue"/>.</summary>
    public long NextDue => Count == 0 ? long.MaxValue : _heap[0].Due;

    public void Schedule(ClockTimer timer, long due)
    {
        if (timer.QueueIndex >= 0)
        {
            Remove(timer);
        }

        timer.Due = due;
        timer.Sequence = ++_sequence;
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, Count * 2);
        }

        SiftUp(timer, Count++);
    }

    public bool Remove(ClockTimer timer)
    {
        int index = timer.QueueIndex;
        if (index < 0)
        {
            return false;
        }

        timer.QueueIndex = -1;
        ClockTimer last = _heap[--Count];
        _heap[Count] = null!;
        if (index < Count)
        {
            SiftDown(last, index);
            if (last.QueueIndex == index)
            {
                SiftUp(last, index);
            }
        }

        return true;
    }

    /// <summary>Takes out the first timer if it is due at <paramref name="now"/>, else returns null.</summary>
    public ClockTimer? TakeDue(long now)
    {
        if (Count == 0 || _heap[0].Due > now)
        {
            return null;
        }

        ClockTimer first = _heap[0];
        Remove(first);
        return first;
    }

    private static bool Before(ClockTimer a, ClockTimer b)
    {
        if (a.Due != b.Due)
        {
            return a.Due < b.Due;
        }

        return a.IsDeadline == b.IsDeadline ? a.Sequence < b.Sequence : b.IsDeadline;
    }

    private void SiftUp(ClockTimer timer, int index)
    {
        while (index > 0)
        {
            int parent = (index - 1) / 2;
            if (!Before(timer, _heap[parent]))
            {
                break;
            }

            Place(_heap[parent], index);
            index = parent;
        }

        Place(timer, index);
    }

    private void SiftDown(ClockTimer timer, int index)
    {
        while (true)
        {
            int child = (2 * index) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && Before(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!Before(_heap[child], timer))
            {
                break;
            }

            Place(_heap[child], index);
            index = child;
        }

        Place(timer, index);
    }

    private void Place(ClockTimer timer, int index)
    {
        _heap[index] = timer;
        timer.QueueIndex = index;
    }
}
