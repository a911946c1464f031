using System.Collections.Concurrent;
using PerfTest.Cluster.Protocol;
using PerfTest.Cluster.Transport;
using PerfTest.Cluster.Wire;

namespace PerfTest.Cluster.Nodes;

/// <summary>
/// A process's place in the cluster: one thread that takes the steps of its protocol, whatever happens, one after the other, and at least ten times a second. It is no
/// thread of the pool, which a test may starve.
/// </summary>
internal abstract class ClusterNode
{
    private const int TickMilliseconds = 100;

    private readonly BlockingCollection<Action> _inbox = [];
    private readonly IClusterTransport _transport;
    private readonly Outbox _outbox;
    private readonly Lock _opening = new();
    private Task? _opened;

    /// <param name="transport">Over which it talks.</param>
    /// <param name="atOnce">Messages on their way at a time.</param>
    /// <param name="name">Of its thread.</param>
    protected ClusterNode(IClusterTransport transport, int atOnce, string name)
    {
        _transport = transport;
        _outbox = new Outbox(transport, atOnce);
        new Thread(Run) { IsBackground = true, Name = name }.Start();
    }

    public ClusterClock Clock { get; } = new();

    /// <summary>Connects, the first time.</summary>
    /// <exception cref="Adapting.DistributionException">It is not possible.</exception>
    public async Task OpenAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        Task opened;
        lock (_opening)
        {
            opened = _opened ??= _transport.OpenAsync(body => Post(() => Take(body)), isConnected => Post(() => OnConnected(isConnected)), tell, CancellationToken.None);
        }

        await opened.WaitAsync(cancellationToken);
    }

    /// <summary>Runs on the node's thread, in its turn.</summary>
    public void Post(Action action) => _inbox.Add(action);

    /// <summary>Sends figures, past what else is to be said; completes when they are confirmed.</summary>
    public Task<bool> SendAsync(Message message) => _transport.SendAsync(null, WireFormat.Write(message));

    /// <summary>Completes when all that was said is on the broker; for a short time.</summary>
    public Task FlushAsync(TimeSpan patience) => Task.WhenAny(_outbox.WhenEmptyAsync(), Task.Delay(patience));

    protected void Say(IEnumerable<Outgoing> messages)
    {
        foreach (Outgoing message in messages)
        {
            _outbox.Post(message);
        }
    }

    protected abstract void Receive(Message message);

    /// <summary>What could not be read.</summary>
    protected abstract void Puzzle(Received received);

    protected abstract void Tick();

    protected abstract void OnConnected(bool isConnected);

    /// <summary>One of its steps has thrown: a defect, which ends what is on.</summary>
    protected abstract void Fault(Exception exception);

    private void Take(byte[] body)
    {
        Received received = WireFormat.Read(body);
        if (received.Message is { } message)
        {
            Receive(message);
        }
        else
        {
            Puzzle(received);
        }
    }

    private void Run()
    {
        long lastTick = Environment.TickCount64;
        while (true)
        {
            try
            {
                if (_inbox.TryTake(out Action? action, TickMilliseconds))
                {
                    action();
                }

                if (Environment.TickCount64 - lastTick >= TickMilliseconds)
                {
                    lastTick = Environment.TickCount64;
                    Tick();
                }
            }
            catch (Exception exception)
            {
                Fault(exception);
            }
        }
    }
}
