using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>The metrics that every store has from its beginning.</summary>
internal sealed class BuiltInMetrics
{
    internal BuiltInMetrics(Func<KnownMetric, Metric> define)
    {
        Vus = define(KnownMetrics.Vus);
        VusMax = define(KnownMetrics.VusMax);
        Iterations = define(KnownMetrics.Iterations);
        IterationDuration = define(KnownMetrics.IterationDuration);
        IterationFailed = define(KnownMetrics.IterationFailed);
        IterationStartLag = define(KnownMetrics.IterationStartLag);
        IterationResponseTime = define(KnownMetrics.IterationResponseTime);
        DroppedIterations = define(KnownMetrics.DroppedIterations);
        Checks = define(KnownMetrics.Checks);
        GroupDuration = define(KnownMetrics.GroupDuration);
        DataSent = define(KnownMetrics.DataSent);
        DataReceived = define(KnownMetrics.DataReceived);
        HttpReqs = define(KnownMetrics.HttpReqs);
        HttpReqDuration = define(KnownMetrics.HttpReqDuration);
        HttpReqResponseTime = define(KnownMetrics.HttpReqResponseTime);
        HttpReqBlocked = define(KnownMetrics.HttpReqBlocked);
        HttpReqConnecting = define(KnownMetrics.HttpReqConnecting);
        HttpReqTlsHandshaking = define(KnownMetrics.HttpReqTlsHandshaking);
        HttpReqSending = define(KnownMetrics.HttpReqSending);
        HttpReqWaiting = define(KnownMetrics.HttpReqWaiting);
        HttpReqReceiving = define(KnownMetrics.HttpReqReceiving);
        HttpReqFailed = define(KnownMetrics.HttpReqFailed);
        HttpClientRequestDuration = define(KnownMetrics.HttpClientRequestDuration);
        WsSessions = define(KnownMetrics.WsSessions);
        WsConnecting = define(KnownMetrics.WsConnecting);
        WsSessionDuration = define(KnownMetrics.WsSessionDuration);
        WsMsgsSent = define(KnownMetrics.WsMsgsSent);
        WsMsgsReceived = define(KnownMetrics.WsMsgsReceived);
    }

    public Metric Vus { get; }
    public Metric VusMax { get; }
    public Metric Iterations { get; }
    public Metric IterationDuration { get; }
    public Metric IterationFailed { get; }
    public Metric IterationStartLag { get; }
    public Metric IterationResponseTime { get; }
    public Metric DroppedIterations { get; }
    public Metric Checks { get; }
    public Metric GroupDuration { get; }
    public Metric DataSent { get; }
    public Metric DataReceived { get; }
    public Metric HttpReqs { get; }
    public Metric HttpReqDuration { get; }
    public Metric HttpReqResponseTime { get; }
    public Metric HttpReqBlocked { get; }
    public Metric HttpReqConnecting { get; }
    public Metric HttpReqTlsHandshaking { get; }
    public Metric HttpReqSending { get; }
    public Metric HttpReqWaiting { get; }
    public Metric HttpReqReceiving { get; }
    public Metric HttpReqFailed { get; }
    public Metric HttpClientRequestDuration { get; }
    public Metric WsSessions { get; }
    public Metric WsConnecting { get; }
    public Metric WsSessionDuration { get; }
    public Metric WsMsgsSent { get; }
    public Metric WsMsgsReceived { get; }
}
