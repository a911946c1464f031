using System.Collections.Concurrent;

namespace PerfTest.Measuring;

/// <summary>
/// The series that samples with the same tags go to, found once: a sample costs at most a look-up by name. Names that never end (a check per order) are not
/// remembered once they fold.
/// </summary>
internal sealed class TaggedRecorder
{
    private readonly MetricStore _store;
    private readonly bool _isArrivalRate;
    private readonly ConcurrentDictionary<string, TaggedRecorder> _groups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RateSeries> _checks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Series> _custom = new(StringComparer.Ordinal);
    private IterationSeries? _iterations;
    private TrendSeries? _groupDuration;

    public TaggedRecorder(MetricStore store, TagSet tags, bool isArrivalRate)
    {
        _store = store;
        _isArrivalRate = isArrivalRate;
        Tags = tags;
    }

    public TagSet Tags { get; }

    public bool IsOf(MetricStore store) => ReferenceEquals(store, _store);

    public IterationSeries Iterations => _iterations ?? FindIterations();

    /// <summary>Of the group in the tags.</summary>
    public TrendSeries GroupDuration => _groupDuration ??= _store.GetTrend(_store.BuiltIn.GroupDuration, Tags);

    /// <summary>Of samples in a group; at the root, this.</summary>
    /// <param name="path"><c>::checkout::pay</c>, or nothing at the root.</param>
    public TaggedRecorder InGroup(string path) =>
        path.Length == 0 ? this
        : _groups.TryGetValue(path, out var known) ? known
        : FindGroup(path);

    public RateSeries Check(string name) => _checks.TryGetValue(name, out var known) ? known : FindCheck(name);

    public CounterSeries Counter(string metric) =>
        _custom.TryGetValue(metric, out var known) && known is CounterSeries series
            ? series
            : Remember(_store.GetCounter(Define(metric, MetricType.Counter), Tags));

    public TrendSeries Trend(string metric) =>
        _custom.TryGetValue(metric, out var known) && known is TrendSeries series
            ? series
            : Remember(_store.GetTrend(Define(metric, MetricType.Trend), Tags));

    /// <exception cref="LoadTestException">The trend exists and is not one of times.</exception>
    public TrendSeries TimeTrend(string metric) =>
        _custom.TryGetValue(metric, out var known) && known is TrendSeries { Metric.Unit: Unit.Time } series
            ? series
            : Remember(_store.GetTrend(_store.Define(metric, MetricType.Trend, Unit.Time), Tags));

    public RateSeries Rate(string metric) =>
        _custom.TryGetValue(metric, out var known) && known is RateSeries series
            ? series
            : Remember(_store.GetRate(Define(metric, MetricType.Rate), Tags));

    public GaugeSeries Gauge(string metric) =>
        _custom.TryGetValue(metric, out var known) && known is GaugeSeries series
            ? series
            : Remember(_store.GetGauge(Define(metric, MetricType.Gauge), Tags));

    /// <summary>The same store always answers with the same series: two threads may both ask, and either answer may be kept.</summary>
    private IterationSeries FindIterations()
    {
        var found = new IterationSeries(_store, Tags, _isArrivalRate);
        return Interlocked.CompareExchange(ref _iterations, found, null) ?? found;
    }

    private TaggedRecorder FindGroup(string path)
    {
        var found = new TaggedRecorder(_store, Tags.With(TagNames.Group, path), _isArrivalRate);
        return found.Tags[TagNames.Group] == path ? _groups.GetOrAdd(path, found) : found;
    }

    private RateSeries FindCheck(string name)
    {
        var found = _store.GetRate(_store.BuiltIn.Checks, Tags.With(TagNames.Check, name));
        return found.Tags[TagNames.Check] == name ? _checks.GetOrAdd(name, found) : found;
    }

    /// <summary>The declared unit, or none where the body is the first to name the metric.</summary>
    private Metric Define(string name, MetricType type) => _store.Define(name, type, _store.Find(name)?.Unit ?? Unit.None);

    private TSeries Remember<TSeries>(TSeries found)
        where TSeries : Series
    {
        _custom.TryAdd(found.Metric.Name, found);
        return found;
    }
}
