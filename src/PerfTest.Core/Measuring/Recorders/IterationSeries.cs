using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>The series that every iteration goes to, found once.</summary>
internal sealed class IterationSeries
{
    private readonly CounterSeries _iterations;
    private readonly TrendSeries _duration;
    private readonly RateSeries _failed;
    private readonly TrendSeries? _startLag;
    private readonly TrendSeries? _responseTime;

    public IterationSeries(MetricStore store, TagSet tags, bool isArrivalRate)
    {
        var metrics = store.BuiltIn;
        _iterations = store.GetCounter(metrics.Iterations, tags);
        _duration = store.GetTrend(metrics.IterationDuration, tags);
        _failed = store.GetRate(metrics.IterationFailed, tags);
        _startLag = isArrivalRate ? store.GetTrend(metrics.IterationStartLag, tags) : null;
        _responseTime = isArrivalRate ? store.GetTrend(metrics.IterationResponseTime, tags) : null;
    }

    public void Record(in IterationSample sample)
    {
        using var lease = ShardLease.Take();
        _duration.Record(sample.Duration, lease);
        _failed.Record(sample.Error is not null, lease);
        _startLag?.Record(sample.StartLag, lease);
        _responseTime?.Record(sample.ResponseTime, lease);

        // Last, because a snapshot reads it first: whoever sees that an iteration was sees all of it.
        _iterations.Add(1, sample.End, lease);
    }
}
