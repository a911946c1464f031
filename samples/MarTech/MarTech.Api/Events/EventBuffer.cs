using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace MarTech.Api.Events;

/// <summary>Events that have been accepted and are not written yet. It is bounded: who comes when it is full is told to come again later.</summary>
public sealed class EventBuffer(IOptions<BufferOptions> options)
{
    private readonly Channel<MarketingEvent> _events = Channel.CreateUnbounded<MarketingEvent>();
    private int _size;

    public int Capacity { get; } = options.Value.Capacity;

    /// <summary>Events that wait.</summary>
    public int Size => Volatile.Read(ref _size);

    public bool TryAdd(MarketingEvent marketingEvent)
    {
        if (!TryReserve(1))
            return false;
        _events.Writer.TryWrite(marketingEvent);
        return true;
    }

    /// <summary>All of them or none: half a batch could not be sent again.</summary>
    public bool TryAddAll(MarketingEvent[] batch)
    {
        if (!TryReserve(batch.Length))
            return false;
        foreach (var marketingEvent in batch)
            _events.Writer.TryWrite(marketingEvent);
        return true;
    }

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _events.Reader.WaitToReadAsync(cancellationToken);

    public bool TryTake([NotNullWhen(true)] out MarketingEvent? marketingEvent)
    {
        if (!_events.Reader.TryRead(out marketingEvent))
            return false;
        Interlocked.Decrement(ref _size);
        return true;
    }

    private bool TryReserve(int count)
    {
        if (Interlocked.Add(ref _size, count) <= Capacity)
            return true;
        Interlocked.Add(ref _size, -count);
        return false;
    }
}
