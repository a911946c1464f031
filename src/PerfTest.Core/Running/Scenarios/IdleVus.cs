namespace PerfTest.Running;

/// <summary>The idle virtual users of an arrival-rate scenario: a stack, so that the few that are needed are the warm ones.</summary>
/// <remarks>
/// Lock-free (Treiber 1986). Subtleness ahead: many threads push, but only the pacer pops, and that is what makes it safe: between its reading the head and
/// swapping it nobody else can take that head off and put it back (the ABA problem needs a second popper).
/// </remarks>
internal sealed class IdleVus
{
    private VuLoop? _head;

    /// <summary>Any thread.</summary>
    public void Push(VuLoop vu)
    {
        while (true)
        {
            VuLoop? head = Volatile.Read(ref _head);
            vu.NextIdle = head;
            if (Interlocked.CompareExchange(ref _head, vu, head) == head)
            {
                return;
            }
        }
    }

    /// <summary>The pacer thread only. Null when everybody is busy.</summary>
    public VuLoop? Pop()
    {
        while (true)
        {
            VuLoop? head = Volatile.Read(ref _head);
            if (head is null || Interlocked.CompareExchange(ref _head, head.NextIdle, head) == head)
            {
                return head;
            }
        }
    }
}
