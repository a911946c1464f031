using System.Diagnostics.CodeAnalysis;
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
    private readonly long _headerBytesSent;
    private readonly CountedContent? _countedContent;
    private readonly string? _name;
    private long _firstByte = -1;
    private long _bytesReceived;
    private Version? _version;
    private readonly bool _isWarmup;
    private short _status;
    private int _ended;
    private MeasuredContent? _content;

    public MeasuredCall(VirtualUser vu, HttpRecorder recorder, MeasuredHandler handler, HttpRequestMessage request)
    {
        _vu = vu;
        _recorder = recorder;
        _handler = handler;
        _request = request;
        _isWarmup = vu.IsWarmup;
        _name = vu.RequestName;
        _countedContent = CountedContent.Replace(request);
        _headerBytesSent = MessageSize.OfRequest(request);
        _startLag = vu.TakeFirstRequestLag();
        _start = vu.NowFromStart;
        vu.OpenCalls.Add(this);
    }

    IOpenCall? IOpenCall.Previous { get; set; }

    public bool IsOpen => Volatile.Read(ref _ended) == 0;

    /// <summary>The name that the target itself gave to the endpoint, once it has routed the request; interned; null where that cannot be known.</summary>
    protected virtual string? RoutedName => null;

    protected MeasuredHandler Handler => _handler;

    protected VirtualUser Vu => _vu;

    /// <summary>The response's content; null before its headers are there, and where it is empty.</summary>
    protected MeasuredContent? Content => Volatile.Read(ref _content);

    /// <summary>
    /// The response's headers are there. If the request was cancelled meanwhile, they are nobody's: a host in memory answers such a request where a connection
    /// would have been closed.
    /// </summary>
    public void HeadersArrived(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Failed(new OperationCanceledException(cancellationToken));
            return;
        }

        _firstByte = _vu.NowFromStart;
        _status = (short)response.StatusCode;
        _version = response.Version;
        _bytesReceived = MessageSize.OfResponse(response);
        _countedContent?.Restore(_request);
        if (response.Content.Headers.ContentLength == 0)
            Ended();
        else
            response.Content = _content = new MeasuredContent(response.Content, this);
    }

    /// <summary>The token with which the body is to be read, given the reader's.</summary>
    public virtual CancellationToken LinkRead(CancellationToken cancellationToken) => cancellationToken;

    /// <summary>A part of the body was read.</summary>
    public void Received(long bytes) => _bytesReceived += bytes;

    /// <summary>The body was read to its end, or disposed of.</summary>
    public void Ended()
    {
        if (TryEnd())
            Record(_vu.NowFromStart, received: true, HttpError.CodeOf(_status), censored: false, exception: null);
    }

    /// <summary>Sending it, or reading its body, threw.</summary>
    public void Failed(Exception exception)
    {
        if (!TryEnd())
            return;
        _countedContent?.Restore(_request);
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
        else if (_firstByte >= 0 && TryEnd())
        {
            Record(_firstByte, received: false, HttpError.CodeOf(_status), censored: false, exception: null);
            if (_content is { } content)
                OnLeftUnread(content);
        }
    }

    /// <summary>The call has ended, in whichever way. Called once.</summary>
    protected virtual void OnEnded()
    {
    }

    /// <summary>The iteration is over and the response was neither read to its end nor disposed of.</summary>
    protected virtual void OnLeftUnread(MeasuredContent content)
    {
    }

    /// <summary>The virtual user is cut off while this call runs.</summary>
    protected void CutOff()
    {
        if (TryEnd())
            Record(_vu.NowFromStart, received: false, HttpError.RequestTimeout, censored: true, exception: null);
    }

    private bool TryEnd()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return false;
        _vu.OpenCalls.Remove(this);
        OnEnded();
        return true;
    }

    private void Record(long end, bool received, int errorCode, bool censored, Exception? exception)
    {
        if (_isWarmup)
            return;
        _recorder.Record(new HttpSample
        {
            Vu = _vu,
            Name = Name(),
            Method = _request.Method,
            Status = _status,
            ErrorCode = errorCode,
            Version = _version ?? _request.Version,
            Start = _start,
            FirstByte = _firstByte,
            End = end,
            Received = received,
            StartLag = _startLag,
            Censored = censored,
            BytesSent = _headerBytesSent + BodyBytesSent,
            BytesReceived = _bytesReceived,
            Exception = exception,
        });
    }

    private long BodyBytesSent => _countedContent?.BytesWritten ?? _request.Content?.Headers.ContentLength ?? 0;

    private string Name() =>
        RequestOptions.TryGet(_request, LoadHttp.EndpointName, out var name) ? _handler.Namer.Intern(name)
        : _name is not null ? _handler.Namer.Intern(_name)
        : RoutedName ?? _handler.Namer.NameOf(_request.Method, _request.RequestUri!);
}
