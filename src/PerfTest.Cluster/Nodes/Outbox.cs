using PerfTest.Cluster.Protocol;
using PerfTest.Cluster.Transport;
using PerfTest.Cluster.Wire;

namespace PerfTest.Cluster.Nodes;

/// <summary>
/// What is to be said, of each kind and to each receiver the newest only: what waits too long is replaced. A few messages are on their way at a time, each until it is
/// confirmed or known to be lost; lost ones are not said again, for newer ones come.
/// </summary>
/// <param name="transport">Over which.</param>
/// <param name="atOnce">Messages on their way at a time.</param>
internal sealed class Outbox(IClusterTransport transport, int atOnce)
{
    private readonly Dictionary<(string? To, Type Kind, string? Name), Outgoing> _waiting = [];
    private readonly Queue<(string? To, Type Kind, string? Name)> _order = new();
    private readonly Lock _lock = new();
    private int _sending;
    private TaskCompletionSource? _empty;

    /// <summary>Returns at once.</summary>
    public void Post(Outgoing outgoing)
    {
        var key = (outgoing.To, outgoing.Message.GetType(), (outgoing.Message as OnceAnswer)?.Name ?? (outgoing.Message as OnceRequest)?.Name);
        lock (_lock)
        {
            if (!_waiting.ContainsKey(key))
            {
                _order.Enqueue(key);
            }

            _waiting[key] = outgoing;
            if (_sending == atOnce)
            {
                return;
            }

            _sending++;
        }

        _ = Task.Run(SendAsync);
    }

    /// <summary>Completes when nothing is waiting or on its way.</summary>
    public Task WhenEmptyAsync()
    {
        lock (_lock)
        {
            return _sending == 0 ? Task.CompletedTask : (_empty ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private async Task SendAsync()
    {
        while (true)
        {
            Outgoing next;
            lock (_lock)
            {
                if (!_order.TryDequeue(out var key))
                {
                    if (--_sending == 0)
                    {
                        _empty?.TrySetResult();
                        _empty = null;
                    }

                    return;
                }

                _waiting.Remove(key, out next);
            }

            _ = await transport.SendAsync(next.To, WireFormat.Write(next.Message));
        }
    }
}
