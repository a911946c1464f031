using System.Collections.Immutable;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>
/// Makes a slice of what the store has gained since the last tick. Only the series that slices need are read: the scenarios' headline candidates, the endpoints'
/// durations and some counters. Used by the tick's thread only.
/// </summary>
internal sealed class SliceBuilder
{
    /// <summary>The most endpoints of a run that have histograms of their own in its slices.</summary>
    public const int MaxEndpoints = 50;

    private readonly MetricStore _store;
    private readonly ScenarioTracks[] _scenarios;
    private readonly Dictionary<string, ScenarioTracks> _byName;
    private readonly Dictionary<Metric, int> _seen = [];
    private readonly Histogram _scratch = new();
    private int _endpoints;

    public SliceBuilder(LoadPlan plan, MetricStore store)
    {
        _store = store;
        _scenarios = [.. plan.Scenarios.Select(scenario => new ScenarioTracks(scenario))];
        _byName = _scenarios
            .SelectMany(tracks => tracks.Scenario.SampleNames.Select(name => (Name: name, Tracks: tracks)))
            .ToDictionary(named => named.Name, named => named.Tracks, StringComparer.Ordinal);
    }

    /// <param name="start">The last tick, nanoseconds from t=0.</param>
    /// <param name="tick">This one.</param>
    public Slice Build(long start, EngineTick tick)
    {
        FindNewSeries();
        return new(start, tick.Now, [.. _scenarios.Select((tracks, i) => Build(tracks, tick.Scenarios[i]))]);
    }

    private ScenarioSlice Build(ScenarioTracks tracks, ScenarioCounters counters)
    {
        var responses = tracks.Responses.Take();
        var slice = new ScenarioSlice
        {
            Scenario = tracks.Scenario.Name,
            IterationLatency = tracks.Iterations.Take(_scratch),
            HttpResponseTime = tracks.HttpResponseTime.Take(_scratch),
            Endpoints = [.. tracks.Endpoints
                .Select(endpoint => new EndpointSlice(endpoint.Name, endpoint.Track.Take(_scratch)))
                .Where(endpoint => endpoint.Duration.Count > 0)],
            StartLag = tracks.StartLag.Take(_scratch),
            Requests = responses.Total,
            Responses = responses,
            FailedRequests = tracks.FailedRequests.Take(),
            Iterations = counters.Completed - tracks.Counters.Completed,
            FailedIterations = counters.Failed - tracks.Counters.Failed,

            // An iteration that had begun in the slice before, and then found no row, is taken back from both.
            Due = Math.Max(0, counters.Due - tracks.Counters.Due),
            Started = Math.Max(0, counters.Started - tracks.Counters.Started),
            Dropped = counters.Dropped - tracks.Counters.Dropped,
            FailedChecks = tracks.FailedChecks.Take(),
            BytesSent = tracks.BytesSent.Take(),
            BytesReceived = tracks.BytesReceived.Take(),
            ActiveVus = counters.ActiveVus,
            PlannedVus = counters.PlannedVus,
        };
        tracks.Counters = counters;
        return slice;
    }

    private void FindNewSeries()
    {
        var metrics = _store.BuiltIn;
        ForNew<TrendSeries>(metrics.IterationDuration, (tracks, series) =>
        {
            if (!tracks.Scenario.Workload.IsArrivalRate)
            {
                tracks.Iterations.Add(series);
            }
        });
        ForNew<TrendSeries>(metrics.IterationResponseTime, (tracks, series) =>
        {
            if (tracks.Scenario.Workload.IsArrivalRate)
            {
                tracks.Iterations.Add(series);
            }
        });
        ForNew<TrendSeries>(metrics.HttpReqResponseTime, (tracks, series) => tracks.HttpResponseTime.Add(series));
        ForNew<TrendSeries>(metrics.HttpReqDuration, AddEndpoint);
        ForNew<TrendSeries>(metrics.IterationStartLag, (tracks, series) => tracks.StartLag.Add(series));
        ForNew<CounterSeries>(metrics.HttpReqs, (tracks, series) => tracks.Responses.Add(series));
        ForNew<RateSeries>(metrics.HttpReqFailed, (tracks, series) => tracks.FailedRequests.Add(() => series.Totals.Passes));
        ForNew<RateSeries>(metrics.Checks, (tracks, series) => tracks.FailedChecks.Add(() => series.Totals.Fails));
        ForNew<CounterSeries>(metrics.DataSent, (tracks, series) => tracks.BytesSent.Add(() => series.Totals.Count));
        ForNew<CounterSeries>(metrics.DataReceived, (tracks, series) => tracks.BytesReceived.Add(() => series.Totals.Count));
    }

    /// <summary>Series are only ever added: those up to the number seen last time are known.</summary>
    private void ForNew<TSeries>(Metric metric, Action<ScenarioTracks, TSeries> add)
        where TSeries : Series
    {
        var all = _store.SeriesOf(metric);
        for (var i = _seen.GetValueOrDefault(metric); i < all.Count; i++)
        {
            if (all[i].Tags.Scenario is { } scenario && _byName.TryGetValue(scenario, out var tracks))
            {
                add(tracks, (TSeries)all[i]);
            }
        }

        _seen[metric] = all.Count;
    }

    private void AddEndpoint(ScenarioTracks tracks, TrendSeries series)
    {
        var name = series.Tags[TagNames.Name] ?? TagNames.Other;
        var known = tracks.Endpoints.Find(endpoint => endpoint.Name == name);
        if (known is null && name != TagNames.Other && _endpoints == MaxEndpoints)
        {
            name = TagNames.Other;
            known = tracks.Endpoints.Find(endpoint => endpoint.Name == name);
        }

        if (known is null)
        {
            _endpoints += name == TagNames.Other ? 0 : 1;
            tracks.Endpoints.Add(known = new(name));
        }

        known.Track.Add(series);
    }

    private sealed class ScenarioTracks(Scenario scenario)
    {
        public Scenario Scenario { get; } = scenario;
        public HistogramTrack Iterations { get; } = new();
        public HistogramTrack HttpResponseTime { get; } = new();
        public List<EndpointTrack> Endpoints { get; } = [];
        public HistogramTrack StartLag { get; } = new();
        public StatusTrack Responses { get; } = new();
        public CountTrack FailedRequests { get; } = new();
        public CountTrack FailedChecks { get; } = new();
        public CountTrack BytesSent { get; } = new();
        public CountTrack BytesReceived { get; } = new();
        public ScenarioCounters Counters { get; set; } = new() { Scenario = scenario };
    }

    private sealed class EndpointTrack(string name)
    {
        public string Name { get; } = name;
        public HistogramTrack Track { get; } = new();
    }
}
