using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>The samples of a whole run, or of a part of it, as thresholds and reports look at them. Pure.</summary>
/// <param name="plan">What was asked for.</param>
/// <param name="metrics">What was recorded.</param>
/// <param name="length">Nanoseconds by which counters are divided to be rates.</param>
/// <param name="within">Tags that all samples looked at must have; default: none.</param>
internal sealed class SampleView(LoadPlan plan, MetricsSnapshot metrics, long length, ImmutableArray<KeyValuePair<string, string>> within = default)
{
    private static readonly string[] FromIntendedStart = [MetricNames.HttpReqResponseTime, MetricNames.IterationResponseTime];

    public LoadPlan Plan => plan;

    public MetricsSnapshot Metrics => metrics;

    /// <summary>Nanoseconds by which counters are divided to be rates.</summary>
    public long Length => length;

    public ImmutableArray<KeyValuePair<string, string>> Within { get; } = within.IsDefault ? [] : within;

    /// <summary>A trend with what never started, where it counts from the intended start. Null: nothing at all.</summary>
    public Distribution? Trend(string name, ImmutableArray<KeyValuePair<string, string>> filter)
    {
        filter = Narrow(filter);
        if (!FromIntendedStart.Contains(name))
        {
            return metrics.Trend(name, filter) is { } values ? new(values, 0) : null;
        }

        return Distribution.Merge(plan.Scenarios
            .Where(scenario => scenario.Workload.IsArrivalRate && MayMatch(scenario, filter))
            .Select(scenario => FromStart(name, scenario, filter)));
    }

    /// <summary>
    /// Null: no samples. Dropped iterations are counted by the engine itself, so that none is a count like any other: 0.
    /// </summary>
    public CounterTotals? Counter(string name, ImmutableArray<KeyValuePair<string, string>> filter)
    {
        filter = Narrow(filter);
        var totals = metrics.Counter(name, filter);
        return totals is null && name == MetricNames.DroppedIterations && plan.Scenarios.Any(scenario => MayMatch(scenario, filter)) ? default(CounterTotals) : totals;
    }

    public RateTotals? Rate(string name, ImmutableArray<KeyValuePair<string, string>> filter) => metrics.Rate(name, Narrow(filter));

    public GaugeTotals? Gauge(string name, ImmutableArray<KeyValuePair<string, string>> filter) => metrics.Gauge(name, Narrow(filter));

    /// <summary>The same samples, looked at within one scenario.</summary>
    public SampleView Of(string scenario) => new(plan, metrics, length, Narrow([KeyValuePair.Create(TagNames.Scenario, scenario)]));

    private ImmutableArray<KeyValuePair<string, string>> Narrow(ImmutableArray<KeyValuePair<string, string>> filter) =>
        filter.IsDefaultOrEmpty ? Within : Within.IsEmpty ? filter : Within.AddRange(filter);

    private Distribution FromStart(string name, Scenario scenario, ImmutableArray<KeyValuePair<string, string>> filter)
    {
        var own = filter.Add(KeyValuePair.Create(TagNames.Scenario, scenario.Name));
        var values = metrics.Trend(name, own) ?? new Histogram();
        ImmutableArray<KeyValuePair<string, string>> all = [KeyValuePair.Create(TagNames.Scenario, scenario.Name)];
        var dropped = metrics.Counter(MetricNames.DroppedIterations, all)?.Count ?? 0;
        var completed = metrics.Counter(MetricNames.Iterations, all)?.Count ?? 0;

        // An iteration that never started would have brought as many samples as the others did on average.
        var missing = name == MetricNames.IterationResponseTime || completed == 0
            ? dropped
            : (long)Math.Max(Math.Sign(dropped), Math.Round((double)dropped * values.Count / completed));
        return new(values, missing);
    }

    /// <summary>False where a filter contradicts a tag that every sample of the scenario has.</summary>
    private static bool MayMatch(Scenario scenario, ImmutableArray<KeyValuePair<string, string>> filter) =>
        filter.All(tag => tag.Key == TagNames.Scenario ? tag.Value == scenario.Name : !scenario.Tags.TryGetValue(tag.Key, out var value) || value == tag.Value);
}
