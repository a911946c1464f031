namespace PerfTest.Measuring;

/// <summary>What is known of requests whose connection was watched; kept per endpoint, not per status.</summary>
internal sealed class ConnectionSeries
{
    public ConnectionSeries(MetricStore store, TagSet endpoint)
    {
        var metrics = store.BuiltIn;
        Blocked = store.GetTrend(metrics.HttpReqBlocked, endpoint);
        Connecting = store.GetTrend(metrics.HttpReqConnecting, endpoint);
        TlsHandshaking = store.GetTrend(metrics.HttpReqTlsHandshaking, endpoint);
        Sending = store.GetTrend(metrics.HttpReqSending, endpoint);
    }

    public TrendSeries Blocked { get; }
    public TrendSeries Connecting { get; }
    public TrendSeries TlsHandshaking { get; }
    public TrendSeries Sending { get; }
}
