using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>
/// Finds the longest single pause of garbage collections. The runtime tells the pauses of the latest collection only, so it is asked after each: an object
/// that nobody holds is finalized after the next collection, asks, and leaves another such object behind. Costs some microseconds per collection, on the
/// finalizer thread; the runtime's events would cost megabytes of buffers.
/// </summary>
internal sealed class GcPauseWatch
{
    private readonly long _last = GC.GetGCMemoryInfo(GCKind.Any).Index;

    // Held here too: only referred to by a probe, it would be finalized together with it and then know nothing.
    private readonly WeakReference<GcPauseWatch> _self;

    private long _longest;
    private bool _stopped;

    public GcPauseWatch() => _self = new WeakReference<GcPauseWatch>(this);

    /// <summary>The longest pause since <see cref="Start"/>, nanoseconds.</summary>
    public long Longest => Volatile.Read(ref _longest);

    public void Start() => _ = new Probe(_self);

    /// <summary>Asks now: collections of generation 2 may go on beside the program and end long after the next of generation 0.</summary>
    public void Look()
    {
        Look(GCKind.Any);
        Look(GCKind.FullBlocking);
        Look(GCKind.Background);
    }

    public void Stop() => Volatile.Write(ref _stopped, true);

    private void Look(GCKind kind)
    {
        var info = GC.GetGCMemoryInfo(kind);
        if (info.Index <= _last)
        {
            return;
        }

        foreach (var pause in info.PauseDurations)
        {
            See(Nanoseconds.From(pause));
        }
    }

    private void See(long pause)
    {
        var longest = Longest;
        while (pause > longest)
        {
            var found = Interlocked.CompareExchange(ref _longest, pause, longest);
            if (found == longest)
            {
                return;
            }

            longest = found;
        }
    }

    /// <summary>Holds its watch weakly: of a run that nobody stopped it must not go on for ever.</summary>
    private sealed class Probe(WeakReference<GcPauseWatch> reference)
    {
        ~Probe()
        {
            if (reference.TryGetTarget(out var watch) && !Volatile.Read(ref watch._stopped))
            {
                watch.Look(GCKind.Any);
                _ = new Probe(reference);
            }
        }
    }
}
