using System.Collections.Concurrent;
using PerfTest.Cluster.Transport;

namespace PerfTest.Cluster.Tests.Memory;

/// <summary>A broker in memory: what is sent arrives at once, if its receiver is there.</summary>
internal sealed class MemoryExchange
{
    private readonly ConcurrentDictionary<string, Action<byte[]>> _receivers = new(StringComparer.Ordinal);

    /// <param name="agent">Its id; null: the controller.</param>
    public IClusterTransport Connect(string? agent) => new Way(this, agent);

    private sealed class Way(MemoryExchange exchange, string? agent) : IClusterTransport
    {
        private const string Controller = "";

        public Task OpenAsync(Action<byte[]> receive, Action<bool> connected, Action<string> tell, CancellationToken cancellationToken)
        {
            exchange._receivers[agent ?? Controller] = receive;
            connected(true);
            return Task.CompletedTask;
        }

        public Task<bool> SendAsync(string? to, byte[] body)
        {
            bool isToAll = to is null && agent is null;
            Action<byte[]>[] receivers = isToAll
                ? [.. exchange._receivers.Where(receiver => receiver.Key != Controller).Select(receiver => receiver.Value)]
                : exchange._receivers.TryGetValue(to ?? Controller, out Action<byte[]>? one) ? [one] : [];
            foreach (Action<byte[]> receive in receivers)
            {
                receive(body);
            }

            return Task.FromResult(isToAll || receivers.Length > 0);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
