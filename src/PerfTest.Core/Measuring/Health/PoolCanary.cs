using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>
/// Finds out how long work waits for a thread of the pool: ten times a second the pacer, which does not need the pool, hands it an item that notes when it runs. What a
/// starved pool leaves lying for a second is ten items that waited, not one.
/// </summary>
internal sealed class PoolCanary : ClockTimer
{
    /// <summary>Nanoseconds between two items.</summary>
    public const long Period = 100 * Nanoseconds.PerMillisecond;

    // After 102 s without an answer there is nothing more to find out.
    private const int MostWaiting = 1024;

    private readonly ILoadClock _clock;
    private readonly Item[] _items = new Item[MostWaiting];
    private readonly Histogram _delays = new();

    // Guards the histogram among items that run at the same time and readers. The pacer does not take it.
    private readonly Lock _lock = new();

    // Only used by the pacer.
    private int _next;

    private bool _stopped;

    public PoolCanary(ILoadClock clock)
    {
        _clock = clock;
        for (var i = 0; i < MostWaiting; i++)
        {
            _items[i] = new Item(this);
        }
    }

    public void Start() => _clock.Schedule(this, _clock.Now + Period);

    public void Stop()
    {
        Volatile.Write(ref _stopped, true);
        _clock.Cancel(this);
    }

    public override void Fire()
    {
        if (Volatile.Read(ref _stopped))
        {
            return;
        }

        var item = _items[_next++ % MostWaiting];
        if (item.EnqueuedAt == Item.Idle)
        {
            item.EnqueuedAt = _clock.Now;
            _clock.Dispatch(item);
        }

        // After a pause of the process one item, not all that were missed: the others would only wait for each other.
        var next = Due + Period;
        var now = _clock.Now;
        _clock.Schedule(this, next > now ? next : now + Period);
    }

    /// <summary>Nanoseconds from hand-over to run. An item that still waits after a whole period counts with the time that it has waited so far.</summary>
    public Histogram Delays()
    {
        var now = _clock.Now;
        var delays = new Histogram();
        lock (_lock)
        {
            delays.Add(_delays);
            foreach (var item in _items)
            {
                var enqueuedAt = item.EnqueuedAt;
                if (enqueuedAt != Item.Idle && now - enqueuedAt >= Period)
                {
                    delays.Record(now - enqueuedAt);
                }
            }
        }

        return delays;
    }

    private void Answered(Item item)
    {
        var now = _clock.Now;
        lock (_lock)
        {
            _delays.Record(now - item.EnqueuedAt);
            item.EnqueuedAt = Item.Idle;
        }
    }

    private sealed class Item(PoolCanary canary) : IThreadPoolWorkItem
    {
        public const long Idle = long.MinValue;

        private long _enqueuedAt = Idle;

        /// <summary>When the pacer handed it over, or <see cref="Idle"/>: written by the pacer while idle, else by the pool's thread.</summary>
        public long EnqueuedAt
        {
            get => Volatile.Read(ref _enqueuedAt);
            set => Volatile.Write(ref _enqueuedAt, value);
        }

        public void Execute() => canary.Answered(this);
    }
}
