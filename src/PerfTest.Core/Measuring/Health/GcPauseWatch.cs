using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>
/// Finds the longest single pause of garbage collections. The runtime tells the pauses of the latest collection only, so it is asked after each, by either of two:
/// <list type="bullet">
/// <item>an object that nobody holds is finalized after the next collection, asks, and leaves another such object behind;</item>
/// <item>threads that end iterations ask in passing whether there was a collection.</item>
/// </list>
/// The first misses next to nothing but wakes the finalizer's thread each time: at hundreds of collections a second 1.4 % of a load in memory. So it rests while the
/// others see every collection, until the first that they miss. The runtime's events would cost megabytes of buffers.
/// </summary>
internal sealed class GcPauseWatch
{
    /// <summary>Collections from one <see cref="Look()"/> to the next from which waking the finalizer's thread costs more than asking in passing.</summary>
    internal const int Many = 20;

    private const int NotStarted = -1;

    // Held here too: only referred to by a probe, it would be finalized together with it and then know nothing.
    private readonly WeakReference<GcPauseWatch> _self;

    private long _last = LatestIndex();
    private long _longest;
    private int _seen = NotStarted;
    private int _seenAtLook;
    private int _missed;
    private volatile bool _rests;
    private int _probes;

    public GcPauseWatch() => _self = new WeakReference<GcPauseWatch>(this);

    /// <summary>The longest pause since <see cref="Start"/>, nanoseconds.</summary>
    public long Longest => Volatile.Read(ref _longest);

    /// <summary>Collections are seen in passing; nobody is woken for them.</summary>
    internal bool Rests => _rests && Volatile.Read(ref _probes) == 0;

    public void Start()
    {
        _last = LatestIndex();
        _seenAtLook = GC.CollectionCount(0);
        Volatile.Write(ref _seen, _seenAtLook);
        Probe.Leave(this);
    }

    /// <summary>For threads that come by often: asks if there was a collection meanwhile. Any thread; nothing before <see cref="Start"/> and after <see cref="Stop"/>.</summary>
    public void Pass()
    {
        int seen = Volatile.Read(ref _seen);
        int count = GC.CollectionCount(0);
        if (count != seen && seen != NotStarted)
        {
            See(seen, count);
        }
    }

    /// <summary>
    /// Asks now, once a second: collections of generation 2 may go on beside the program and end long after the next of generation 0. By what was seen in passing it decides
    /// who asks until the next time.
    /// </summary>
    public void Look()
    {
        Look(GCKind.Any);
        Look(GCKind.FullBlocking);
        Look(GCKind.Background);

        Pass();
        int seen = Volatile.Read(ref _seen);
        bool missedNone = Interlocked.Exchange(ref _missed, 0) == 0;
        _rests = missedNone && seen - _seenAtLook >= Many;
        _seenAtLook = seen;
        if (!_rests && seen != NotStarted)
        {
            Probe.Leave(this);
        }
    }

    public void Stop() => Volatile.Write(ref _seen, NotStarted);

    /// <summary>Whoever comes first asks for all.</summary>
    private void See(int seen, int count)
    {
        if (Interlocked.CompareExchange(ref _seen, count, seen) != seen)
        {
            return;
        }

        Look(GCKind.Any);
        if (count - seen > 1)
        {
            Interlocked.Increment(ref _missed);
            if (_rests)
            {
                _rests = false;
                Probe.Leave(this);
            }
        }
    }

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

    private static long LatestIndex() => GC.GetGCMemoryInfo(GCKind.Any).Index;

    /// <summary>Holds its watch weakly: of a run that nobody stopped it must not go on for ever.</summary>
    private sealed class Probe
    {
        private readonly WeakReference<GcPauseWatch> _reference;

        private Probe(WeakReference<GcPauseWatch> reference) => _reference = reference;

        ~Probe()
        {
            if (!_reference.TryGetTarget(out var watch))
            {
                return;
            }

            // Before _rests is read: who ends the rest at this moment either finds none or is seen here.
            Interlocked.Exchange(ref watch._probes, 0);
            if (Volatile.Read(ref watch._seen) == NotStarted)
            {
                return;
            }

            watch.Look(GCKind.Any);
            if (!watch._rests)
            {
                Leave(watch);
            }
        }

        /// <summary>One at a time.</summary>
        public static void Leave(GcPauseWatch watch)
        {
            if (Interlocked.Exchange(ref watch._probes, 1) == 0)
            {
                _ = new Probe(watch._self);
            }
        }
    }
}
