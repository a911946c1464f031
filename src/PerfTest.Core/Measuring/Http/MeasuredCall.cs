using System.Diagnostics.CodeAnalysis;
using System.Security.Authentication;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>
/// One request from its sending to the end of its response's body. Whoever ends it first wins: the end of the body, its disposal, an exception, the end of the
/// iteration; all later ends are ignored.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The content is the response's, which the user disposes of.")]
internal class MeasuredCall : IOpenCall
{
    private readonly VirtualUser _vu;
    private readonly HttpRecorder _recorder;
    private readonly MeasuredHandler _handler;
    private readonly HttpRequestMessage _request;
    private readonly long _start;
    private readonly long _startLag;
    private readonly long _headerBytesSent = -1;
    private readonly CountedContent? _countedContent;
    private readonly string? _name;
    private long _headers = HttpPhases.None;
    private long _bytesReceived;
    private Version? _version;
    private readonly bool _isWarmup;
    private bool _isExpected;
    private short _status;
    private int _ended;
    private MeasuredContent? _content;

    /// <param name="vu">Who sends it.</param>
    /// <param name="recorder">Where it is kept.</param>
    /// <param name="handler">What sends it.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="countsMessages">Counts the bytes of the messages; false where somebody else counts those on the wire.</param>
    public MeasuredCall(VirtualUser vu, HttpRecorder recorder, MeasuredHandler handler, HttpRequestMessage request, bool countsMessages = true)
    {
        _vu = vu;
        _recorder = recorder;
        _handler = handler;
        _request = request;
        _isWarmup = vu.IsWarmup;
        _name = vu.RequestName;
        if (countsMessages)
        {
            _countedContent = CountedContent.Replace(request);
            _headerBytesSent = MessageSize.OfRequest(request);
        }

        _startLag = vu.TakeFirstRequestLag();
        _start = vu.NowFromStart;
        vu.OpenCalls.Add(this);
    }

    IOpenCall? IOpenCall.Previous { get; set; }

    public bool IsOpen => Volatile.Read(ref _ended) == 0;

    /// <summary>The bytes of the messages count; not those on the wire, which somebody else counts.</summary>
    public bool CountsMessages => _headerBytesSent >= 0;

    /// <summary>The name that the target itself gave to the endpoint, once it has routed the request; interned; null where that cannot be known.</summary>
    protected virtual string? RoutedName => null;

    protected MeasuredHandler Handler => _handler;

    protected VirtualUser Vu => _vu;

    protected HttpRequestMessage Request => _request;

    protected long Start => _start;

    /// <summary>When the response's headers were there; <see cref="HttpPhases.None"/>: not yet.</summary>
    protected long Headers => Volatile.Read(ref _headers);

    /// <summary>The response's content; null before its headers are there, and where it is empty.</summary>
    protected MeasuredContent? Content => Volatile.Read(ref _content);

    /// <summary>
    /// The response's headers are there. If the request was cancelled meanwhile, they are nobody's: a host in memory answers such a request where a connection
    /// would have been closed.
    /// </summary>
    /// <param name="response">The response.</param>
    /// <param name="isFollowed">It is a redirect, and another request follows it: always as expected.</param>
    /// <param name="cancellationToken">The request's.</param>
    public void HeadersArrived(HttpResponseMessage response, bool isFollowed, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Failed(new OperationCanceledException(cancellationToken));
            return;
        }

        Volatile.Write(ref _headers, _vu.NowFromStart);
        _status = (short)response.StatusCode;
        _version = response.Version;
        OnHeaders();
        if (CountsMessages)
        {
            _bytesReceived = MessageSize.OfResponse(response);
        }

        _countedContent?.Restore(_request);
        try
        {
            _isExpected = isFollowed || IsExpected(response);
        }
        catch (Exception exception)
        {
            // The user's own code.
            Failed(exception);
            response.Dispose();
            throw;
        }

        if (response.Content.Headers.ContentLength == 0)
        {
            Ended();
            return;
        }

        response.Content = _content = NewContent(response.Content);
        if (!_isExpected && !_isWarmup && IsOpen)
        {
            _content.Sample = _recorder.SampleBody(Key(_recorder, CodeOfStatus, Phases(_headers).Tls, censored: false), _content.Headers);
        }
    }

    /// <summary>The token with which the body is to be read, given the reader's.</summary>
    public virtual CancellationToken LinkRead(CancellationToken cancellationToken) => cancellationToken;

    /// <summary>A part of the body was read.</summary>
    public void Received(long bytes) => _bytesReceived += bytes;

    /// <summary>The body was read to its end, or disposed of.</summary>
    public void Ended()
    {
        if (TryEnd())
            Record(_vu.NowFromStart, received: true, CodeOfStatus, censored: false, exception: null);
    }

    /// <summary>Sending it, or reading its body, threw.</summary>
    public void Failed(Exception exception)
    {
        if (!TryEnd())
            return;
        _countedContent?.Restore(_request);
        _isExpected = false;
        var censored = _vu.IsCutOff && exception is OperationCanceledException;
        Record(_vu.NowFromStart, received: false, censored ? HttpError.RequestTimeout : HttpError.CodeOf(exception), censored, exception);
    }

    /// <summary>
    /// What is still running when the virtual user is cut off lasted at least until now. Else a response whose body nobody has read or disposed of ended with
    /// its headers; a request that nobody has waited for goes on and ends by itself.
    /// </summary>
    void IOpenCall.EndWithIteration()
    {
        if (_vu.IsCutOff)
        {
            CutOff();
        }
        else if (_headers != HttpPhases.None && TryEnd())
        {
            Record(_headers, received: false, CodeOfStatus, censored: false, exception: null);
            if (_content is { } content)
                OnLeftUnread(content);
        }
    }

    /// <summary>What the user gets in the place of the response's content.</summary>
    protected virtual MeasuredContent NewContent(HttpContent content) => new(content, this);

    /// <summary>The call has ended, in whichever way. Called once.</summary>
    protected virtual void OnEnded()
    {
    }

    /// <summary>The response's headers are there.</summary>
    protected virtual void OnHeaders()
    {
    }

    /// <summary>The iteration is over and the response was neither read to its end nor disposed of.</summary>
    protected virtual void OnLeftUnread(MeasuredContent content)
    {
    }

    /// <summary>What was seen of it beneath.</summary>
    /// <param name="end">When it ended, or now.</param>
    protected virtual HttpPhases Phases(long end) => new();

    /// <summary>What went over the wire since the last one on the same connection asked. Only where messages are not counted.</summary>
    protected virtual (long Sent, long Received) TakeWireBytes() => default;

    /// <summary>The virtual user is cut off while this call runs.</summary>
    protected void CutOff()
    {
        if (!TryEnd())
            return;
        _isExpected = false;
        Record(_vu.NowFromStart, received: false, HttpError.RequestTimeout, censored: true, exception: null);
    }

    private int CodeOfStatus => HttpError.CodeOf(_status);

    private bool TryEnd()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return false;
        _vu.OpenCalls.Remove(this);
        OnEnded();
        return true;
    }

    private bool IsExpected(HttpResponseMessage response) =>
        RequestOptions.TryGet(_request, ResponseExpectation.Key, out var own) ? own.Allows(response, _recorder.Expected) : _recorder.Expected.Contains(_status);

    private void Record(long end, bool received, int errorCode, bool censored, Exception? exception)
    {
        // Also in the warm-up: those bytes are nobody else's.
        var (sent, got) = CountsMessages ? (_headerBytesSent + BodyBytesSent, _bytesReceived) : TakeWireBytes();
        if (_recorder.KeeperOf(_isWarmup) is not { } keeper)
            return;
        var phases = Phases(end);
        keeper.Record(_vu, Key(keeper, errorCode, phases.Tls, censored), new HttpSample
        {
            Start = _start,
            Headers = _headers,
            End = end,
            Received = received,
            StartLag = _startLag,
            BytesSent = sent,
            BytesReceived = got,
            Request = _request,
            Exception = exception,
        }, phases);
    }

    private HttpSeriesKey Key(HttpRecorder keeper, int errorCode, SslProtocols tls, bool censored) => new(
        keeper.TagsOf(_vu), Name(), _request.Method, _version ?? _request.Version, tls, _status, errorCode, _isExpected, censored);

    private long BodyBytesSent => _countedContent?.BytesWritten ?? _request.Content?.Headers.ContentLength ?? 0;

    private string Name() =>
        RequestOptions.TryGet(_request, LoadHttp.EndpointName, out var name) ? _handler.Namer.Intern(name)
        : _name is not null ? _handler.Namer.Intern(_name)
        : RoutedName ?? _handler.Namer.NameOf(_request.Method, _request.RequestUri!);
}
