namespace PerfTest.Measuring;

/// <summary>The metrics that every store has from its beginning.</summary>
internal sealed class BuiltInMetrics
{
    internal BuiltInMetrics(Func<string, MetricType, Unit, Metric> define)
    {
        Vus = define(MetricNames.Vus, MetricType.Gauge, Unit.None);
        VusMax = define(MetricNames.VusMax, MetricType.Gauge, Unit.None);
        Iterations = define(MetricNames.Iterations, MetricType.Counter, Unit.None);
        IterationDuration = define(MetricNames.IterationDuration, MetricType.Trend, Unit.Time);
        IterationFailed = define(MetricNames.IterationFailed, MetricType.Rate, Unit.None);
        IterationStartLag = define(MetricNames.IterationStartLag, MetricType.Trend, Unit.Time);
        IterationResponseTime = define(MetricNames.IterationResponseTime, MetricType.Trend, Unit.Time);
        DroppedIterations = define(MetricNames.DroppedIterations, MetricType.Counter, Unit.None);
        Checks = define(MetricNames.Checks, MetricType.Rate, Unit.None);
        GroupDuration = define(MetricNames.GroupDuration, MetricType.Trend, Unit.Time);
        DataSent = define(MetricNames.DataSent, MetricType.Counter, Unit.Bytes);
        DataReceived = define(MetricNames.DataReceived, MetricType.Counter, Unit.Bytes);
        HttpReqs = define(MetricNames.HttpReqs, MetricType.Counter, Unit.None);
        HttpReqDuration = define(MetricNames.HttpReqDuration, MetricType.Trend, Unit.Time);
        HttpReqResponseTime = define(MetricNames.HttpReqResponseTime, MetricType.Trend, Unit.Time);
        HttpReqBlocked = define(MetricNames.HttpReqBlocked, MetricType.Trend, Unit.Time);
        HttpReqConnecting = define(MetricNames.HttpReqConnecting, MetricType.Trend, Unit.Time);
        HttpReqTlsHandshaking = define(MetricNames.HttpReqTlsHandshaking, MetricType.Trend, Unit.Time);
        HttpReqSending = define(MetricNames.HttpReqSending, MetricType.Trend, Unit.Time);
        HttpReqWaiting = define(MetricNames.HttpReqWaiting, MetricType.Trend, Unit.Time);
        HttpReqReceiving = define(MetricNames.HttpReqReceiving, MetricType.Trend, Unit.Time);
        HttpReqFailed = define(MetricNames.HttpReqFailed, MetricType.Rate, Unit.None);
        WsSessions = define(MetricNames.WsSessions, MetricType.Counter, Unit.None);
        WsConnecting = define(MetricNames.WsConnecting, MetricType.Trend, Unit.Time);
        WsSessionDuration = define(MetricNames.WsSessionDuration, MetricType.Trend, Unit.Time);
        WsMsgsSent = define(MetricNames.WsMsgsSent, MetricType.Counter, Unit.None);
        WsMsgsReceived = define(MetricNames.WsMsgsReceived, MetricType.Counter, Unit.None);
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
    public Metric WsSessions { get; }
    public Metric WsConnecting { get; }
    public Metric WsSessionDuration { get; }
    public Metric WsMsgsSent { get; }
    public Metric WsMsgsReceived { get; }
}
