using FlagMeter.Api.Events;
using Microsoft.Extensions.Options;

namespace FlagMeter.Api.Usage;

/// <summary>Books accepted events in the ledger, several at a time.</summary>
public sealed class UsageWorker(EventQueue queue, UsageLedger ledger, IOptions<WorkerOptions> options) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Concurrency).Select(_ => Task.Run(() => BookAsync(stoppingToken), stoppingToken)));

    private async Task BookAsync(CancellationToken cancellationToken)
    {
        await foreach (var flagEvent in queue.ReadAllAsync(cancellationToken))
        {
            ledger.Book(flagEvent.Tenant, flagEvent.Feature, flagEvent.Tokens);
        }
    }
}
