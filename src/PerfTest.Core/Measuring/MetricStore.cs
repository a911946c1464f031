using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>
/// All metrics of a run and their series. Any thread may define, record and take snapshots at any time. Whoever records often keeps the series it got: finding one
/// is a look-up without allocation, but a look-up.
/// </summary>
internal sealed partial class MetricStore
{
    private readonly ConcurrentDictionary<string, Metric> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _foldedEndpoints = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly MetricStoreLimits _limits;
    private readonly TagSetTable _tags;
    private readonly MemoryMeter _memory = new();
    private readonly GaugeClock _gaugeClock = new();
    private readonly SampleLog? _samples;
    private volatile SeriesFamily[] _families = [];

    /// <param name="plannedEnd">Nanoseconds from t=0; completions until then count into the rates of counters. Default: never.</param>
    /// <param name="limits">Default: those of <see cref="MetricStoreLimits"/>.</param>
    /// <param name="samples">Where single samples go beside; null: nowhere.</param>
    public MetricStore(long plannedEnd = long.MaxValue, MetricStoreLimits? limits = null, SampleLog? samples = null)
    {
        _samples = samples;
        _limits = limits ?? new();
        _tags = new(_limits.TagSets);
        PlanEnd = new(plannedEnd);
        BuiltIn = new(known => Define(known.Name, known.Type, known.Unit, isBuiltIn: true));
    }

    public BuiltInMetrics BuiltIn { get; }

    public TagSet NoTags => _tags.Empty;

    public PlanEnd PlanEnd { get; }

    /// <summary>Memory of the counters of all live histograms, in bytes.</summary>
    public long HistogramBytes => _memory.Bytes;

    /// <summary>How many endpoints have no sub-timings of their own, because histograms had used up their memory.</summary>
    public int FoldedEndpoints => _foldedEndpoints.Count;

    /// <summary>The name under which the sub-timings of an endpoint are kept.</summary>
    public string NameWithinBudget(string endpoint)
    {
        if (HistogramBytes <= _limits.HistogramBytes)
        {
            return endpoint;
        }

        _foldedEndpoints.TryAdd(endpoint, true);
        return TagNames.Other;
    }

    /// <summary>The metric of this name; made if there is none.</summary>
    /// <exception cref="LoadTestException">The name is no metric's name, or is used with another type or unit, or there are too many metrics.</exception>
    public Metric Define(string name, MetricType type, Unit unit) => Define(name, type, unit, isBuiltIn: false);

    /// <inheritdoc cref="Define(string, MetricType, Unit)"/>
    public Metric Define(KnownMetric metric) => Define(metric.Name, metric.Type, metric.Unit);

    /// <summary>The metric of this name, or null.</summary>
    public Metric? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Says what time it is, to what asks for it.</summary>
    /// <param name="now">Nanoseconds from t=0.</param>
    public void Tick(long now)
    {
        PlanEnd.Notice(now);
        _gaugeClock.Notice(now);
    }

    public TrendSeries GetTrend(Metric metric, TagSet tags) => (TrendSeries)Get(metric, MetricType.Trend, tags);

    public CounterSeries GetCounter(Metric metric, TagSet tags) => (CounterSeries)Get(metric, MetricType.Counter, tags);

    public RateSeries GetRate(Metric metric, TagSet tags) => (RateSeries)Get(metric, MetricType.Rate, tags);

    public GaugeSeries GetGauge(Metric metric, TagSet tags) => (GaugeSeries)Get(metric, MetricType.Gauge, tags);

    /// <summary>The series that a metric has by now; an array that does not change.</summary>
    public IReadOnlyList<Series> SeriesOf(Metric metric) => _families[metric.Index].All;

    /// <summary>What has been recorded so far, of all metrics.</summary>
    public MetricsSnapshot Snapshot() => Snapshot(static _ => true);

    /// <summary>What has been recorded so far, of some metrics: the others are left out as if they had no samples.</summary>
    public MetricsSnapshot Snapshot(Func<Metric, bool> isWanted)
    {
        var families = _families;
        var metrics = ImmutableArray.CreateBuilder<MetricSnapshot>(families.Length);
        foreach (var family in families)
        {
            metrics.Add(
                isWanted(family.Metric)
                    ? new(family.Metric, [.. family.All.Select(series => series.Snapshot()).Where(series => series.HasSamples)], family.Folded)
                    : new(family.Metric, [], 0));
        }

        return new(metrics.MoveToImmutable(), _tags.Folded);
    }

    private Metric Define(string name, MetricType type, Unit unit, bool isBuiltIn)
    {
        var metric = _byName.GetValueOrDefault(name) ?? Add(name, type, unit, isBuiltIn);
        if (metric.Type != type)
        {
            throw new LoadTestException(
                $"The metric '{name}' is a {Word(metric.Type)} and cannot be used as a {Word(type)}: one name has one type in a whole load test.");
        }

        if (metric.Unit != unit)
        {
            throw new LoadTestException(
                $"The metric '{name}' has the unit '{metric.Unit}' and cannot be used with the unit '{unit}': one name has one unit in a whole load test.");
        }

        return metric;
    }

    private Metric Add(string name, MetricType type, Unit unit, bool isBuiltIn)
    {
        if (!MetricName().IsMatch(name))
        {
            throw new LoadTestException(
                $"'{name}' is no name for a metric: it begins with a letter or an underscore and goes on with letters, digits, underscores and dots.");
        }

        lock (_gate)
        {
            if (_byName.TryGetValue(name, out var known))
            {
                return known;
            }

            if (!isBuiltIn && _families.Count(family => !family.Metric.IsBuiltIn) >= _limits.Metrics)
            {
                throw new LoadTestException(
                    $"The metric '{name}' would be one more than the {_limits.Metrics} that a load test may have of its own: what varies belongs in a tag.");
            }

            var metric = new Metric(name, type, unit, _families.Length, isBuiltIn);
            _families = [.. _families, new(metric, _limits.SeriesPerMetric, Create)];
            _byName[name] = metric;
            return metric;
        }
    }

    private Series Get(Metric metric, MetricType type, TagSet tags)
    {
        if (metric.Type != type)
        {
            throw new LoadTestException(
                $"The metric '{metric.Name}' is a {Word(metric.Type)} and cannot be used as a {Word(type)}: one name has one type in a whole load test.");
        }

        return _families[metric.Index].Get(tags);
    }

    private Series Create(Metric metric, TagSet tags) => metric.Type switch
    {
        MetricType.Trend => new TrendSeries(metric, tags, _memory, _samples),
        MetricType.Counter => new CounterSeries(metric, tags, PlanEnd, _samples),
        MetricType.Rate => new RateSeries(metric, tags, _samples),
        _ => new GaugeSeries(metric, tags, _gaugeClock, _samples),
    };

    private static string Word(MetricType type) => type switch
    {
        MetricType.Trend => "trend",
        MetricType.Counter => "counter",
        MetricType.Rate => "rate",
        _ => "gauge",
    };

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex MetricName();
}
