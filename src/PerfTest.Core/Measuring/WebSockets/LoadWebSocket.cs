using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using PerfTest.Measuring;

namespace PerfTest;

/// <summary>
/// A WebSocket of a virtual user, measured: <c>ws_sessions</c>, <c>ws_connecting</c>, <c>ws_session_duration</c>, <c>ws_msgs_sent</c>, <c>ws_msgs_received</c> and its
/// bytes in <c>data_sent</c> and <c>data_received</c>. It may be kept for later iterations; otherwise dispose of it with the iteration.
/// </summary>
/// <remarks>One may send while another receives; two may not send, nor receive, at the same time.</remarks>
public sealed class LoadWebSocket : IAsyncDisposable, IDisposable
{
    private static readonly EndpointNamer Namer = new();

    private readonly VirtualUser _vu;
    private readonly HttpRecorder? _recorder;
    private readonly WebSocketSeries? _series;
    private readonly LoadWebSocketOptions _options;
    private readonly WebSocketOpening _opening;
    private readonly long _start;
    private readonly ArrayBufferWriter<byte> _message = new();
    private int _ended;
    private int _disposed;

    private LoadWebSocket(VirtualUser vu, HttpRecorder? recorder, WebSocketSeries? series, LoadWebSocketOptions options, WebSocketOpening opening, long start)
    {
        _vu = vu;
        _recorder = recorder;
        _series = series;
        _options = options;
        _opening = opening;
        _start = start;
        recorder?.Resources.Add(this);
    }

    /// <summary>The protocol that was agreed upon, or null.</summary>
    public string? SubProtocol => _opening.Socket.SubProtocol;

    /// <summary>Whether it is open.</summary>
    public WebSocketState State => _opening.Socket.State;

    /// <summary>Why the target has closed it; null: it has not.</summary>
    public WebSocketCloseStatus? CloseStatus => _opening.Socket.CloseStatus;

    /// <summary>What the target said when it closed it.</summary>
    public string? CloseStatusDescription => _opening.Socket.CloseStatusDescription;

    private static long None => HttpPhases.None;

    /// <summary>Opens a WebSocket. Ends early when the iteration must end.</summary>
    /// <param name="vu">Whose it is.</param>
    /// <param name="uri"><c>ws://localhost:5080/chat</c> or <c>wss://…</c>.</param>
    /// <param name="options">Default: those of <see cref="LoadWebSocketOptions"/>.</param>
    /// <exception cref="LoadTestException">It is no such address, or its host may get no load, or an option has no possible value.</exception>
    /// <exception cref="WebSocketException">The target refused, or could not be reached.</exception>
    public static Task<LoadWebSocket> ConnectAsync(VirtualUser vu, string uri, LoadWebSocketOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return Uri.TryCreate(uri.Trim(), UriKind.Absolute, out Uri? address)
            ? ConnectAsync(vu, address, options)
            : throw new LoadTestException($"The address of a WebSocket is '{Planning.Redaction.Clean(uri)}', which is no address. Write one such as 'ws://localhost:5080/chat'.");
    }

    /// <inheritdoc cref="ConnectAsync(VirtualUser, string, LoadWebSocketOptions?)"/>
    public static Task<LoadWebSocket> ConnectAsync(VirtualUser vu, Uri uri, LoadWebSocketOptions? options = null) => ConnectAsync(vu, uri, options, isHostInProcess: false);

    internal static Task<LoadWebSocket> ConnectAsync(VirtualUser vu, Uri uri, LoadWebSocketOptions? options, bool isHostInProcess)
    {
        ArgumentNullException.ThrowIfNull(vu);
        ArgumentNullException.ThrowIfNull(uri);
        options ??= new();
        options.Check();
        TargetGuard.Check(WebSocketAddress.AsHttp(uri), vu);
        return OpenAsync(vu, uri, options, isHostInProcess, cancellationToken => LiveWebSockets.OpenAsync(uri, options, cancellationToken));
    }

    /// <param name="vu">Whose it is.</param>
    /// <param name="uri">Names the endpoint.</param>
    /// <param name="options">Checked.</param>
    /// <param name="isHostInProcess">The host shares the process with the generator.</param>
    /// <param name="open">Opens it.</param>
    internal static async Task<LoadWebSocket> OpenAsync(
        VirtualUser vu, Uri uri, LoadWebSocketOptions options, bool isHostInProcess, Func<CancellationToken, Task<WebSocketOpening>> open)
    {
        HttpRecorder? recorder = HttpRecorder.Of(vu);
        if (isHostInProcess)
        {
            recorder?.NoticeHostInProcess();
        }

        string name = options.Name is { Length: > 0 } given ? Namer.Intern(given) : Namer.NameOf(HttpMethod.Get, uri);
        WebSocketSeries? series = recorder?.WebSockets(vu, name);
        bool isWarmup = vu.IsWarmup;
        long start = vu.NowFromStart;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(vu.CancellationToken);
        limit.CancelAfter(options.ConnectTimeout);
        WebSocketOpening opening;
        try
        {
            opening = await open(limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            bool isTimeout = limit.IsCancellationRequested && !vu.CancellationToken.IsCancellationRequested;
            if (!isWarmup && !vu.IsCutOff)
            {
                series?.NotConnected(vu.NowFromStart - start, isTimeout ? HttpError.DialTimeout : CodeOf(exception));
            }

            if (isTimeout)
            {
                throw new TimeoutException($"The WebSocket {uri.GetLeftPart(UriPartial.Path)} was not open within {options.ConnectTimeout.TotalSeconds:0.###} s (ConnectTimeout).", exception);
            }

            throw;
        }

        var socket = new LoadWebSocket(vu, recorder, series, options, opening, isWarmup ? None : start);
        if (!isWarmup)
        {
            long now = vu.NowFromStart;
            series?.Connected(now - start, now);
        }

        socket.CountBytes(0, 0);
        return socket;
    }

    /// <summary>Sends a message of text.</summary>
    /// <param name="text">The message.</param>
    /// <param name="cancellationToken">Ends the sending, and with it the session; so does the end of the iteration.</param>
    public Task SendAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, cancellationToken);
    }

    /// <summary>Sends a binary message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the sending, and with it the session; so does the end of the iteration.</param>
    public Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default) => SendAsync(message, WebSocketMessageType.Binary, cancellationToken);

    /// <summary>Waits for the next message, whole.</summary>
    /// <param name="cancellationToken">Ends the waiting, and with it the session; so does the end of the iteration.</param>
    /// <returns>The message; null when the target has closed the session.</returns>
    /// <exception cref="LoadTestException">The message is larger than <see cref="LoadWebSocketOptions.MaxMessageBytes"/>.</exception>
    public async Task<LoadWebSocketMessage?> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource? either = Link(cancellationToken, out CancellationToken token);
        _message.ResetWrittenCount();
        while (true)
        {
            ValueWebSocketReceiveResult part = await _opening.Socket.ReceiveAsync(_message.GetMemory(4_096), token).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await AnswerCloseAsync(token).ConfigureAwait(false);
                return null;
            }

            _message.Advance(part.Count);
            if (_message.WrittenCount > _options.MaxMessageBytes)
            {
                throw new LoadTestException($"A message has more than {_options.MaxMessageBytes} bytes, the most that MaxMessageBytes allows.");
            }

            if (part.EndOfMessage)
            {
                CountBytes(0, _message.WrittenCount);
                if (!_vu.IsWarmup)
                {
                    _series?.Received(_vu.NowFromStart);
                }

                return new(part.MessageType == WebSocketMessageType.Text, _message.WrittenMemory.ToArray());
            }
        }
    }

    /// <summary>Closes the session and waits until the target has agreed; what it sends meanwhile is thrown away. Does nothing if it is closed.</summary>
    /// <param name="status">Why. Default <see cref="WebSocketCloseStatus.NormalClosure"/>.</param>
    /// <param name="description">What the target is told, or null.</param>
    /// <param name="cancellationToken">Ends the waiting; so does the end of the iteration.</param>
    public async Task CloseAsync(
        WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure, string? description = null, CancellationToken cancellationToken = default)
    {
        if (State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using CancellationTokenSource? either = Link(cancellationToken, out CancellationToken token);
            await _opening.Socket.CloseAsync(status, description, token).ConfigureAwait(false);
        }

        End();
    }

    /// <summary>Ends the session: with a farewell, if it is open and the iteration may go on, else at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Volatile.Read(ref _disposed) == 0 && State == WebSocketState.Open && !_vu.CancellationToken.IsCancellationRequested)
        {
            try
            {
                // Without waiting for an answer: the target may have much to say before it gives one.
                await _opening.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _vu.CancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
            {
                // The session is over in any case.
            }
        }

        Dispose();
    }

    /// <summary>Ends the session at once.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        End();
        _recorder?.Resources.Remove(this);
        _opening.Socket.Dispose();
        _opening.Resource?.Dispose();
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type, CancellationToken cancellationToken)
    {
        using CancellationTokenSource? either = Link(cancellationToken, out CancellationToken token);
        await _opening.Socket.SendAsync(message, type, endOfMessage: true, token).ConfigureAwait(false);
        CountBytes(message.Length, 0);
        if (!_vu.IsWarmup)
        {
            _series?.Sent(_vu.NowFromStart);
        }
    }

    private async Task AnswerCloseAsync(CancellationToken cancellationToken)
    {
        if (State == WebSocketState.CloseReceived)
        {
            await _opening.Socket.CloseOutputAsync(CloseStatus ?? WebSocketCloseStatus.NormalClosure, null, cancellationToken).ConfigureAwait(false);
        }

        End();
    }

    private void End()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        CountBytes(0, 0);
        if (_start != None)
        {
            _series?.Ended(_vu.NowFromStart - _start);
        }
    }

    /// <summary>Those on the wire where there is one, else those of messages.</summary>
    private void CountBytes(long sent, long received)
    {
        if (_opening.Connection is { } connection)
        {
            (sent, received) = connection.TakeBytes();
        }

        if (sent + received > 0 && !_vu.IsWarmup)
        {
            _recorder?.AddBytes(_vu, sent, received);
        }
    }

    private CancellationTokenSource? Link(CancellationToken given, out CancellationToken token)
    {
        CancellationToken own = _vu.CancellationToken;
        CancellationTokenSource? either = given.CanBeCanceled && given != own ? CancellationTokenSource.CreateLinkedTokenSource(given, own) : null;
        token = either?.Token ?? own;
        return either;
    }

    private static int CodeOf(Exception exception) => LiveWebSockets.StatusOf(exception) is > 0 and var status ? HttpError.CodeOf(status) : HttpError.CodeOf(exception);
}
