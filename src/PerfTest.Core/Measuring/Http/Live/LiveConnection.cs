using System.Net;
using System.Security.Authentication;

namespace PerfTest.Measuring;

/// <summary>
/// A connection to a live target: when it was made, what went over it, and, under HTTP/1.1, for which request. At most one thread writes to it and one reads from it
/// at a time; any may take its bytes.
/// </summary>
/// <param name="remote">Where it leads.</param>
/// <param name="maker">The virtual user that needed it; null outside a run.</param>
internal sealed class LiveConnection(DnsEndPoint remote, VirtualUser? maker)
{
    private readonly VirtualUser? _maker = maker;
    private volatile VirtualUser? _user = maker;
    private volatile LiveCall? _call;
    private long _connectStart = HttpPhases.None;
    private long _connected = HttpPhases.None;
    private long _ready = HttpPhases.None;
    private long _sent;
    private long _received;
    private long _sentTaken;
    private long _receivedTaken;

    public SslProtocols Tls { get; private set; }

    public bool IsTls { get; private set; }

    public bool Leads(Uri uri) => remote.Port == uri.Port && string.Equals(remote.Host, uri.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>The host's addresses are known; TCP begins.</summary>
    public void ConnectBegins() => _connectStart = Now();

    /// <summary>TCP is connected; TLS begins, if there is any.</summary>
    public void Connected() => _connected = Now();

    /// <summary>Requests may be written.</summary>
    /// <param name="tls">The protocol that was agreed upon; null: none.</param>
    public void Ready(SslProtocols? tls)
    {
        IsTls = tls is not null;
        Tls = tls ?? SslProtocols.None;
        _ready = Now();
    }

    /// <summary>How much of the time between two moments TCP needed to connect.</summary>
    public long ConnectingWithin(long from, long to) => Overlap(_connectStart, _connected, from, to);

    /// <summary>How much of the time between two moments the handshake of TLS took.</summary>
    public long HandshakingWithin(long from, long to) => Overlap(_connected, _ready, from, to);

    /// <summary>A request begins to write, or goes on. HTTP/1.1 only.</summary>
    public void Writing()
    {
        if (LiveCall.Current is { } call && call != _call)
        {
            _call = call;
            _user = call.User;
            call.GotConnection(this);
        }
    }

    public void Wrote() => _call?.Wrote();

    public void Read() => _call?.ReadFirst();

    public void AddSent(int bytes) => Volatile.Write(ref _sent, _sent + bytes);

    public void AddReceived(int bytes) => Volatile.Write(ref _received, _received + bytes);

    /// <summary>What went over it since somebody asked last.</summary>
    public (long Sent, long Received) TakeBytes() => (Take(ref _sentTaken, ref _sent), Take(ref _receivedTaken, ref _received));

    /// <summary>What nobody has asked for belongs to its last user: an attempt that failed, a body that was drained after its request had ended.</summary>
    public void Closed()
    {
        var (sent, received) = TakeBytes();
        if (_user is { IsWarmup: false } user && sent + received > 0)
        {
            HttpRecorder.Of(user)?.AddBytes(user, sent, received);
        }
    }

    private long Now() => _maker?.NowFromStart ?? HttpPhases.None;

    /// <summary>Totals only grow, so that two who ask at the same time get each byte once.</summary>
    private static long Take(ref long taken, ref long total)
    {
        while (true)
        {
            var before = Volatile.Read(ref taken);
            var now = Volatile.Read(ref total);
            if (now <= before)
            {
                return 0;
            }

            if (Interlocked.CompareExchange(ref taken, now, before) == before)
            {
                return now - before;
            }
        }
    }

    private static long Overlap(long begin, long end, long from, long to) =>
        begin == HttpPhases.None || end == HttpPhases.None ? 0 : Math.Max(0, Math.Min(end, to) - Math.Max(begin, from));
}
