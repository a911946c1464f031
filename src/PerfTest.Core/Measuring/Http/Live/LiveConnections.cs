using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace PerfTest.Measuring;

/// <summary>Makes the connections of one pool and watches them. TLS and HTTP remain .NET's business.</summary>
internal sealed class LiveConnections
{
    private readonly Lock _gate = new();
    private volatile LiveConnection[] _multiplexed = [];
    private volatile LiveConnection? _latest;

    /// <summary>False where something else than HTTP follows: nothing that is written is part of a request then.</summary>
    public bool CarriesRequests { get; init; } = true;

    /// <summary>The one that was made last.</summary>
    public LiveConnection? Latest => _latest;

    public void Watch(SocketsHttpHandler sockets)
    {
        sockets.ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, cancellationToken);
        sockets.PlaintextStreamFilter = (context, _) => new(Plain(context));
    }

    /// <summary>Bytes of the connections that requests to this address share.</summary>
    public (long Sent, long Received) TakeSharedBytes(Uri uri)
    {
        var (sent, received) = (0L, 0L);
        foreach (LiveConnection connection in _multiplexed)
        {
            if (connection.Leads(uri))
            {
                var (more, andMore) = connection.TakeBytes();
                (sent, received) = (sent + more, received + andMore);
            }
        }

        return (sent, received);
    }

    /// <summary>The latest connection that requests to this address share, or null.</summary>
    public LiveConnection? SharedTo(Uri uri)
    {
        LiveConnection[] all = _multiplexed;
        for (int i = all.Length - 1; i >= 0; i--)
        {
            if (all[i].Leads(uri))
            {
                return all[i];
            }
        }

        return null;
    }

    /// <summary>Connects as .NET does, in two steps: looking up the name is no part of connecting.</summary>
    private async ValueTask<Stream> ConnectAsync(DnsEndPoint remote, CancellationToken cancellationToken)
    {
        VirtualUser? maker = VirtualUser.Current;
        var connection = new LiveConnection(remote, maker);
        IPAddress[] addresses = IPAddress.TryParse(remote.Host, out IPAddress? address)
            ? [address]
            : await Dns.GetHostAddressesAsync(remote.Host, cancellationToken).ConfigureAwait(false);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        connection.ConnectBegins();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, remote.Port, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        connection.Connected();
        _latest = connection;
        if (maker is not null)
        {
            HttpRecorder.Of(maker)?.Sockets.Connected();
        }

        return new LiveStream(socket, connection);
    }

    private Stream Plain(SocketsHttpPlaintextStreamFilterContext context)
    {
        SslStream? tls = context.PlaintextStream as SslStream;
        if ((tls is null ? context.PlaintextStream : InnerStreamOf(tls)) is not LiveStream wire)
        {
            return context.PlaintextStream;
        }

        wire.Connection.Ready(tls?.SslProtocol);
        if (!CarriesRequests)
        {
            return context.PlaintextStream;
        }

        if (context.NegotiatedHttpVersion.Major >= 2)
        {
            Share(wire);
            return context.PlaintextStream;
        }

        if (tls is not null)
        {
            return new LiveStream(tls, wire.Connection) { IsPlain = true };
        }

        wire.IsPlain = true;
        return wire;
    }

    private void Share(LiveStream wire)
    {
        lock (_gate)
        {
            _multiplexed = [.. _multiplexed, wire.Connection];
        }

        wire.Closing = () =>
        {
            lock (_gate)
            {
                _multiplexed = [.. _multiplexed.Where(other => other != wire.Connection)];
            }
        };
    }

    /// <summary>What <see cref="AuthenticatedStream"/> shows to those that derive from it.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_InnerStream")]
    private static extern Stream InnerStreamOf(AuthenticatedStream stream);
}
