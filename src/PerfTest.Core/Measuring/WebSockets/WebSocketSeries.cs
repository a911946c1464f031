using System.Globalization;

namespace PerfTest.Measuring;

/// <summary>The series of one session.</summary>
internal sealed class WebSocketSeries
{
    private readonly MetricStore _store;
    private readonly TagSet _tags;
    private readonly TrendSeries _duration;
    private readonly CounterSeries _sent;
    private readonly CounterSeries _received;

    /// <param name="store">Where they are.</param>
    /// <param name="tags">Of the virtual user, when the session began.</param>
    /// <param name="name">The endpoint's; interned.</param>
    public WebSocketSeries(MetricStore store, TagSet tags, string name)
    {
        var metrics = store.BuiltIn;
        _store = store;
        _tags = tags.With(TagNames.Name, name);
        _duration = store.GetTrend(metrics.WsSessionDuration, _tags);
        _sent = store.GetCounter(metrics.WsMsgsSent, _tags);
        _received = store.GetCounter(metrics.WsMsgsReceived, _tags);
    }

    public void Connected(long duration, long at)
    {
        _store.GetTrend(_store.BuiltIn.WsConnecting, _tags).Record(duration);
        _store.GetCounter(_store.BuiltIn.WsSessions, _tags).Add(1, at);
    }

    /// <summary>There is no session; the time that it took to find out is not left out.</summary>
    /// <param name="duration">In nanoseconds.</param>
    /// <param name="errorCode">One of <see cref="HttpError"/>'s.</param>
    public void NotConnected(long duration, int errorCode)
    {
        TagSet tags = _tags.With(TagNames.ErrorCode, errorCode.ToString(CultureInfo.InvariantCulture));
        tags = HttpError.ClassOf(errorCode) is { } errorClass ? tags.With(TagNames.ErrorClass, errorClass) : tags;
        _store.GetTrend(_store.BuiltIn.WsConnecting, tags).Record(duration);
    }

    public void Sent(long at) => _sent.Add(1, at);

    public void Received(long at) => _received.Add(1, at);

    public void Ended(long duration) => _duration.Record(duration);
}
