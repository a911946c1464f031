using Microsoft.Extensions.Options;

namespace BotFlow.Api.Storage;

/// <summary>
/// Stands for a database: its data is in memory, but a query takes its time and needs one of a limited number of connections. Without that a load test would
/// measure a dictionary.
/// </summary>
public sealed class Database(IOptions<DatabaseOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _connections = new(options.Value.Connections);

    /// <param name="time">How long the query takes once it has a connection.</param>
    /// <param name="read">What it finds.</param>
    /// <param name="cancellationToken">The request has ended.</param>
    public async Task<T> QueryAsync<T>(TimeSpan time, Func<T> read, CancellationToken cancellationToken)
    {
        await _connections.WaitAsync(cancellationToken);
        try
        {
            await Task.Delay(time, cancellationToken);
            return read();
        }
        finally
        {
            _connections.Release();
        }
    }

    public void Dispose() => _connections.Dispose();
}
