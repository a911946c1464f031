using Microsoft.Extensions.Options;

namespace MarTech.Api.Events;

/// <summary>Writes what waits in the buffer, several batches at the same time.</summary>
public sealed class EventFlusher(EventBuffer buffer, EventStore store, IOptions<FlushOptions> options) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Writers).Select(_ => WriteAsync(stoppingToken)));

    private async Task WriteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<MarketingEvent>(options.Value.BatchSize);
        while (await buffer.WaitAsync(stoppingToken))
        {
            while (batch.Count < options.Value.BatchSize && buffer.TryTake(out var marketingEvent))
                batch.Add(marketingEvent);
            await Task.Delay(options.Value.WriteTime, stoppingToken);
            store.Write(batch);
            batch.Clear();
        }
    }
}
