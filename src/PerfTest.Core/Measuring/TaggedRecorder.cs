using System.Collections.Concurrent;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>
/// The series that samples with the same tags go to, found once: a sample costs at most a look-up by name. Names that never end (a check per order) are not
/// remembered once their series fold.
/// </summary>
internal sealed class TaggedRecorder
{
    private readonly MetricStore _store;
    private readonly CounterSeries _iterations;
    private readonly TrendSeries _duration;
    private readonly RateSeries _failed;
    private readonly TrendSeries? _startLag;
    private readonly TrendSeries? _responseTime;
    private readonly ConcurrentDictionary<string, RateSeries> _checks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TrendSeries> _groups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Series> _custom = new(StringComparer.Ordinal);

    public TaggedRecorder(MetricStore store, TagSet tags, bool isArrivalRate)
    {
        _store = store;
        Tags = tags;
        var metrics = store.BuiltIn;
        _iterations = store.GetCounter(metrics.Iterations, tags);
        _duration = store.GetTrend(metrics.IterationDuration, tags);
        _failed = store.GetRate(metrics.IterationFailed, tags);
        _startLag = isArrivalRate ? store.GetTrend(metrics.IterationStartLag, tags) : null;
        _responseTime = isArrivalRate ? store.GetTrend(metrics.IterationResponseTime, tags) : null;
    }

    public TagSet Tags { get; }

    public void Completed(in IterationSample sample)
    {
        _iterations.Add(1, sample.End);
        _duration.Record(sample.Duration);
        _failed.Record(sample.Error is not null);
        _startLag?.Record(sample.StartLag);
        _responseTime?.Record(sample.ResponseTime);
    }

    public RateSeries Check(string name)
    {
        if (_checks.TryGetValue(name, out var known))
        {
            return known;
        }

        var found = _store.GetRate(_store.BuiltIn.Checks, Tags.With(TagNames.Check, name));
        return found.Tags[TagNames.Check] == name ? _checks.GetOrAdd(name, found) : found;
    }

    public TrendSeries Group(string path)
    {
        if (_groups.TryGetValue(path, out var known))
        {
            return known;
        }

        var found = _store.GetTrend(_store.BuiltIn.GroupDuration, Tags.With(TagNames.Group, path));
        return found.Tags[TagNames.Group] == path ? _groups.GetOrAdd(path, found) : found;
    }

    public CounterSeries Counter(string metric) =>
        Known(metric) as CounterSeries ?? Remember(metric, store => store.GetCounter(Define(metric, MetricType.Counter), Tags));

    public TrendSeries Trend(string metric) =>
        Known(metric) as TrendSeries ?? Remember(metric, store => store.GetTrend(Define(metric, MetricType.Trend), Tags));

    /// <exception cref="LoadTestException">The trend exists and is not one of times.</exception>
    public TrendSeries TimeTrend(string metric) =>
        Known(metric) is TrendSeries { Metric.Unit: Unit.Time } known
            ? known
            : Remember(metric, store => store.GetTrend(store.Define(metric, MetricType.Trend, Unit.Time), Tags));

    public RateSeries Rate(string metric) =>
        Known(metric) as RateSeries ?? Remember(metric, store => store.GetRate(Define(metric, MetricType.Rate), Tags));

    public GaugeSeries Gauge(string metric) =>
        Known(metric) as GaugeSeries ?? Remember(metric, store => store.GetGauge(Define(metric, MetricType.Gauge), Tags));

    private Series? Known(string metric) => _custom.GetValueOrDefault(metric);

    /// <summary>The declared unit, or none where the body is the first to name the metric.</summary>
    private Metric Define(string name, MetricType type) => _store.Define(name, type, _store.Find(name)?.Unit ?? Unit.None);

    private TSeries Remember<TSeries>(string metric, Func<MetricStore, TSeries> find)
        where TSeries : Series
    {
        var found = find(_store);
        _custom.TryAdd(metric, found);
        return found;
    }
}
