using System.Net;
using System.Net.Sockets;

namespace PerfTest.Http.Tests;

/// <summary>Stands before a target on loopback, passes bytes on as they are and counts them.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private readonly List<Socket> _open = [];
    private readonly Uri _target;
    private readonly Task _accepting;
    private long _fromClients;
    private long _toClients;

    public CountingProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        Address = new UriBuilder(target) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    /// <summary>The target's, with the port of the proxy.</summary>
    public Uri Address { get; }

    public long FromClients => Interlocked.Read(ref _fromClients);

    public long ToClients => Interlocked.Read(ref _toClients);

    /// <summary>As a target does that has waited long enough. Returns when the clients may know.</summary>
    public async Task CloseConnectionsAsync()
    {
        Socket[] open;
        lock (_open)
        {
            open = [.. _open];
            _open.Clear();
        }

        foreach (Socket client in open)
        {
            client.Shutdown(SocketShutdown.Send);
        }

        await IsQuietAsync();
    }

    /// <summary>
    /// Until nothing has gone through for a while: under HTTP/2 both sides talk without being asked. Three looks in a row, because the client, too, must have read
    /// it, whose thread may have to wait for a core.
    /// </summary>
    public async Task IsQuietAsync()
    {
        for (int quiet = 0; quiet < 3;)
        {
            (long, long) before = (FromClients, ToClients);
            await Task.Delay(100);
            quiet = before == (FromClients, ToClients) ? quiet + 1 : 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        Task[] running;
        lock (_running)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync(_stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            lock (_running)
            {
                _running.Add(ServeAsync(client));
            }
        }
    }

    private async Task ServeAsync(Socket client)
    {
        lock (_open)
        {
            _open.Add(client);
        }

        using (client)
        using (var target = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true })
        {
            client.NoDelay = true;
            await target.ConnectAsync(IPAddress.Loopback, _target.Port, _stop.Token);
            await Task.WhenAll(
                PassOnAsync(client, target, bytes => Interlocked.Add(ref _fromClients, bytes)),
                PassOnAsync(target, client, bytes => Interlocked.Add(ref _toClients, bytes)));
        }
    }

    private async Task PassOnAsync(Socket from, Socket to, Action<int> count)
    {
        var buffer = new byte[65_536];
        try
        {
            while (await from.ReceiveAsync(buffer, SocketFlags.None, _stop.Token) is > 0 and var bytes)
            {
                count(bytes);
                await to.SendAsync(buffer.AsMemory(0, bytes), SocketFlags.None, _stop.Token);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has gone away; so does the other.
        }
    }
}
