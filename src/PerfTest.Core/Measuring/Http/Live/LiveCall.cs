using System.Diagnostics.CodeAnalysis;

namespace PerfTest.Measuring;

/// <summary>A request over a socket. It ends when its virtual user is cut off, whether or not the body has handed on the user's CancellationToken.</summary>
[SuppressMessage("Design", "CA1001", Justification = "OnEnded disposes of the sources; a call always ends.")]
internal sealed class LiveCall : MeasuredCall
{
    // Most virtual users send one request at a time: it takes the user's own place. Only what is sent beside it costs a change of the flow.
    private static readonly AsyncLocal<LiveCall?> Beside = new();

    private LiveConnections? _pool;
    private volatile LiveConnection? _connection;
    private long _connected = HttpPhases.None;
    private long _written = HttpPhases.None;
    private long _firstByte = HttpPhases.None;
    private LiveCancellation? _cancellation;
    private CancellationToken _given;
    private CancellationTokenSource? _reading;
    private CancellationToken _readGiven;

    /// <param name="vu">Who sends it.</param>
    /// <param name="recorder">Where it is kept.</param>
    /// <param name="handler">What sends it.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="countsMessages">False where the connection counts the bytes on the wire.</param>
    public LiveCall(VirtualUser vu, HttpRecorder recorder, MeasuredHandler handler, HttpRequestMessage request, bool countsMessages)
        : base(vu, recorder, handler, request, countsMessages)
    {
    }

    /// <summary>The request in whose flow this is asked, until its response's headers are there.</summary>
    public static LiveCall? Current => Beside.Value ?? (VirtualUser.Current is { } vu ? (LiveCall?)Volatile.Read(ref vu.Sending) : null);

    /// <summary>What the flow itself says.</summary>
    public static LiveCall? InFlow { get => Beside.Value; set => Beside.Value = value; }

    public VirtualUser User => Vu;

    /// <summary>Its connection is one of ours.</summary>
    private bool IsWatched => !CountsMessages;

    /// <summary>To be called in the flow in which it will be sent, before it is.</summary>
    /// <returns>True: the flow was changed.</returns>
    public bool EnterFlow()
    {
        // Where the flow is one of another request, it must be told that it is this one's now: the hop before this, whose body sends this.
        if (!IsWatched || Beside.Value is null && Interlocked.CompareExchange(ref Vu.Sending, this, null) is null)
        {
            return false;
        }

        Beside.Value = this;
        return true;
    }

    /// <summary>Which connections it may get.</summary>
    public void Uses(LiveConnections pool) => _pool = pool;

    /// <summary>HTTP/1.1: its first bytes are about to be written, on its first connection or, where that turned out to be dead, on another.</summary>
    public void GotConnection(LiveConnection connection)
    {
        _connection = connection;
        _connected = Vu.NowFromStart;
        _written = HttpPhases.None;
        _firstByte = HttpPhases.None;
    }

    /// <summary>Some of it was written. What came before that was no response yet: <c>100 Continue</c>.</summary>
    public void Wrote()
    {
        if (Headers == HttpPhases.None)
        {
            _written = Vu.NowFromStart;
            _firstByte = HttpPhases.None;
        }
    }

    public void ReadFirst()
    {
        if (_firstByte == HttpPhases.None && Headers == HttpPhases.None)
        {
            _firstByte = Vu.NowFromStart;
        }
    }

    /// <summary>There is a connection for it, which under HTTP/2 it shares.</summary>
    public void LeftQueue() => _connected = Vu.NowFromStart;

    /// <summary>A token that fires when the given one does or the virtual user is cut off. To be called once, before sending.</summary>
    public CancellationToken Link(CancellationToken cancellationToken)
    {
        _given = cancellationToken;
        _cancellation = LiveCancellation.Take(this, cancellationToken);
        return _cancellation.Token;
    }

    /// <summary>The token of the request, or none, is the usual one while reading and costs nothing; so does the virtual user's own.</summary>
    public override CancellationToken LinkRead(CancellationToken cancellationToken)
    {
        if (!IsOpen || _cancellation is not { } cancellation || cancellationToken == Vu.CancellationToken)
        {
            return cancellationToken;
        }

        if (!cancellationToken.CanBeCanceled || cancellationToken == _given)
        {
            return cancellation.Token;
        }

        if (_reading is not { } reading || cancellationToken != _readGiven)
        {
            _reading?.Dispose();
            _reading = reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, cancellation.Token);
            _readGiven = cancellationToken;
        }

        return reading.Token;
    }

    /// <summary>The virtual user is cut off. A response that nobody reads is let go of; whatever else is going on ends by its token.</summary>
    public void OnCutOff()
    {
        if (Content is { IsReadBegun: false } content)
        {
            CutOff();
            content.Discard();
            return;
        }

        _cancellation?.Cancel();
    }

    protected override void OnHeaders() => LeaveSending();

    protected override HttpPhases Phases(long end)
    {
        if (!IsWatched)
        {
            return new();
        }

        if (_connection is { } own)
        {
            return PhasesOn(own, _connected) with { Written = WrittenBy(end), FirstByte = _firstByte };
        }

        if (_pool?.SharedTo(Request.RequestUri!) is { } shared)
        {
            return PhasesOn(shared, Math.Max(_connected, Start)) with { IsMultiplexed = true };
        }

        return new() { NeverConnected = Headers == HttpPhases.None };
    }

    protected override (long Sent, long Received) TakeWireBytes() =>
        _connection?.TakeBytes() ?? _pool?.TakeSharedBytes(Request.RequestUri!) ?? default;

    protected override void OnEnded()
    {
        LeaveSending();

        _cancellation?.Return();
        _reading?.Dispose();
    }

    /// <summary>A connection whose response stays unread serves nobody else.</summary>
    protected override void OnLeftUnread(MeasuredContent content)
    {
        if (!content.IsReadBegun)
        {
            content.Discard();
        }
    }

    /// <summary>What was never told to have been written was being written until the response came, or until it failed.</summary>
    private long WrittenBy(long end) =>
        _written != HttpPhases.None ? _written
        : _firstByte != HttpPhases.None ? _firstByte
        : Headers != HttpPhases.None ? Headers
        : end;

    private HttpPhases PhasesOn(LiveConnection connection, long connected) => new()
    {
        Connected = connected,
        Connecting = connection.ConnectingWithin(Start, connected),
        TlsHandshaking = connection.IsTls ? connection.HandshakingWithin(Start, connected) : HttpPhases.None,
        Tls = connection.Tls,
    };

    private void LeaveSending()
    {
        if (Volatile.Read(ref Vu.Sending) == this)
        {
            Volatile.Write(ref Vu.Sending, null);
        }
    }
}
