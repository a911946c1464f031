namespace PerfTest.Running;

/// <summary>
/// The calls a virtual user has open in its iteration, so that none is lost when the iteration ends or is cut off. A stack without a lock: one exchange per
/// call. Calls that have ended leave when they come to the top, so it holds what is open, and little else.
/// </summary>
internal sealed class OpenCalls
{
    private IOpenCall? _top;

    public void Add(IOpenCall call)
    {
        while (true)
        {
            var top = Volatile.Read(ref _top);
            var below = top;
            while (below is { IsOpen: false })
                below = below.Previous;
            call.Previous = below;
            if (Interlocked.CompareExchange(ref _top, call, top) == top)
                return;
        }
    }

    /// <summary>Lets go of a call that has ended, if it is the latest one; else it goes with the next <see cref="Add"/> that finds it.</summary>
    public void Remove(IOpenCall call) => Interlocked.CompareExchange(ref _top, call.Previous, call);

    /// <summary>To be called once, when the iteration's body has ended or has been cut off, before its sample is taken.</summary>
    public void EndWithIteration()
    {
        if (Volatile.Read(ref _top) is null)
            return;
        for (var call = Interlocked.Exchange(ref _top, null); call is not null; call = call.Previous)
            call.EndWithIteration();
    }
}
