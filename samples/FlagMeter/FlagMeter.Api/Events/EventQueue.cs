using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace FlagMeter.Api.Events;

/// <summary>Accepted events that are not yet booked. Bounded: a service that cannot keep up says so instead of running out of memory.</summary>
public sealed class EventQueue(IOptions<WorkerOptions> options)
{
    private readonly Channel<FlagEvent> _events = Channel.CreateBounded<FlagEvent>(options.Value.QueueCapacity);

    public bool TryEnqueue(FlagEvent flagEvent) => _events.Writer.TryWrite(flagEvent);

    public IAsyncEnumerable<FlagEvent> ReadAllAsync(CancellationToken cancellationToken) => _events.Reader.ReadAllAsync(cancellationToken);
}
