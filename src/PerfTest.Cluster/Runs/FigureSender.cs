using PerfTest.Cluster.Nodes;
using PerfTest.Cluster.Protocol;
using PerfTest.Measuring;
using PerfTest.Running;

namespace PerfTest.Cluster.Runs;

/// <summary>
/// Tells the controller each second what has changed, and everything every ten. One message is on its way at a time: while the broker has not confirmed it, a second is
/// skipped, and what was not confirmed is said again.
/// </summary>
/// <remarks>The snapshot is taken on the tick's thread, at the tick; what takes longer has a thread of its own.</remarks>
internal sealed class FigureSender(AgentNode node, string test, RunRecorder recorder) : IDisposable
{
    /// <summary>Messages from one with everything to the next.</summary>
    private const int BetweenAll = 10;

    private readonly DedicatedThread _thread = new("PerfTest agent figures");
    private readonly Dictionary<(Metric Metric, TagSet Tags), long> _known = [];
    private byte[]? _totals;
    private long _seq;
    private int _messages;
    private int _isSending;

    /// <summary>Ends with what sending throws. To be set before the first tick.</summary>
    public IRunControl? Run { private get; set; }

    /// <summary>On the tick's thread.</summary>
    public void Tick(EngineTick tick)
    {
        // Totals follow the last one.
        if (tick.Now < 0 || tick.IsLast || Interlocked.CompareExchange(ref _isSending, 1, 0) != 0)
        {
            return;
        }

        MetricsSnapshot snapshot = recorder.Store.Snapshot();
        _thread.Post(new EngineWork(Run!, () => Send(tick, snapshot)));
    }

    /// <summary>Sends the totals; may be called again.</summary>
    public Task<bool> SendTotalsAsync(RunRecord record)
    {
        _totals ??= FiguresJson.Write(record);
        return node.SendAsync(Message(record.Outcome.End, _totals, isFinal: true));
    }

    public void Dispose() => _thread.Dispose();

    private void Send(EngineTick tick, MetricsSnapshot snapshot)
    {
        bool isAll = _messages++ % BetweenAll == 0;
        List<SeriesSnapshot> news = [.. snapshot.Metrics.SelectMany(metric => metric.Series).Where(series => isAll || !_known.TryGetValue((series.Metric, series.Tags), out long known) || known != SizeOf(series))];
        byte[] payload = FiguresJson.Write(tick.Now, tick.Scenarios, news.Select(SteadySeries.Of), isAll ? recorder.Errors.Groups : null);
        node.SendAsync(Message(tick.Now, payload, isFinal: false)).ContinueWith(
            sent =>
            {
                // On the pool's thread: nobody else touches it until the next message may be sent.
                if (sent.IsCompletedSuccessfully && sent.Result)
                {
                    news.ForEach(series => _known[(series.Metric, series.Tags)] = SizeOf(series));
                }

                Volatile.Write(ref _isSending, 0);
            },
            TaskScheduler.Default);
    }

    /// <summary>Grows whenever the series does.</summary>
    private static long SizeOf(SeriesSnapshot series) => series switch
    {
        TrendSnapshot trend => trend.Values.Count,
        CounterSnapshot counter => counter.Totals.Count,
        RateSnapshot rate => rate.Totals.Total,
        GaugeSnapshot gauge => gauge.Totals?.SetAt ?? 0,
        _ => -1,
    };

    private AgentMetrics Message(long now, byte[] payload, bool isFinal) => new()
    {
        From = node.Id,
        Test = test,
        Incarnation = node.Incarnation,
        Seq = Interlocked.Increment(ref _seq),
        PlanNow = now,
        IsFinal = isFinal,
        Payload = payload,
    };
}
