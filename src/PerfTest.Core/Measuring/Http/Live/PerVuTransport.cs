using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>
/// Gives each virtual user connections of its own, from its first request on until its run is over. Requests outside a virtual user's flow share one pool.
/// </summary>
/// <param name="create">Makes a pool.</param>
/// <param name="keepAlive">Connections serve more than one request.</param>
internal sealed class PerVuTransport(Func<LiveConnections, SocketsHttpHandler> create, bool keepAlive) : HttpMessageHandler
{
    private readonly ConditionalWeakTable<VirtualUser, Pool> _pools = [];
    private readonly ConcurrentDictionary<Pool, bool> _open = new();
    private Pool? _outside;
    private volatile bool _disposed;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        PoolOfCaller().Invoker.SendAsync(request, cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        PoolOfCaller().Invoker.Send(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _disposed = true;
            foreach (Pool pool in _open.Keys)
            {
                pool.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private Pool PoolOfCaller()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (VirtualUser.Current is not { } vu)
        {
            return Volatile.Read(ref _outside) ?? OpenOutside();
        }

        if (Volatile.Read(ref vu.Pool) is not Pool pool || !pool.IsOf(this))
        {
            pool = _pools.GetValue(vu, Open);
            Volatile.Write(ref vu.Pool, pool);
        }

        LiveCall.Current?.Uses(pool.Connections);
        return pool;
    }

    private Pool Open(VirtualUser vu)
    {
        HttpRecorder? recorder = HttpRecorder.Of(vu);
        var pool = new Pool(this, create, recorder?.Resources);
        recorder?.Connections.Notice(perVu: true, keepAlive);
        return pool;
    }

    private Pool OpenOutside()
    {
        var pool = new Pool(this, create, null);
        if (Interlocked.CompareExchange(ref _outside, pool, null) is { } other)
        {
            pool.Dispose();
            return other;
        }

        return pool;
    }

    private sealed class Pool : IDisposable
    {
        private readonly PerVuTransport _owner;
        private readonly RunResources? _run;

        public Pool(PerVuTransport owner, Func<LiveConnections, SocketsHttpHandler> create, RunResources? run)
        {
            _owner = owner;
            _run = run;
            Invoker = new(create(Connections));
            owner._open.TryAdd(this, true);
            run?.Add(this);
        }

        public HttpMessageInvoker Invoker { get; }

        public LiveConnections Connections { get; } = new();

        public bool IsOf(PerVuTransport transport) => ReferenceEquals(transport, _owner);

        public void Dispose()
        {
            _owner._open.TryRemove(this, out _);
            _run?.Remove(this);
            Invoker.Dispose();
        }
    }
}
