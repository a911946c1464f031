using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>The samples of a whole run, or of a part of it, as thresholds and reports look at them. Pure.</summary>
/// <param name="plan">What was asked for.</param>
/// <param name="metrics">What was recorded.</param>
/// <param name="length">Nanoseconds by which counters are divided to be rates.</param>
/// <param name="scenario">Only what this scenario did; null: all.</param>
/// <param name="body">Of these only what this one of its bodies did, by its name; null: all of them.</param>
internal sealed class SampleView(LoadPlan plan, MetricsSnapshot metrics, long length, Scenario? scenario = null, string? body = null)
{
    public LoadPlan Plan => plan;

    public MetricsSnapshot Metrics => metrics;

    /// <summary>Nanoseconds by which counters are divided to be rates.</summary>
    public long Length => length;

    /// <summary>The same samples, of one scenario only.</summary>
    /// <param name="only">Which.</param>
    /// <param name="ofBody">Only one of its bodies, by its name; null: all.</param>
    public SampleView Of(Scenario only, string? ofBody = null) => new(plan, metrics, length, only, ofBody);

    /// <summary>A trend with what never started, where it counts from the intended start. Null: nothing at all.</summary>
    public Distribution? Trend(string name, ImmutableArray<KeyValuePair<string, string>> filter)
    {
        if (name is MetricNames.HttpReqResponseTime or MetricNames.IterationResponseTime)
        {
            return Distribution.Merge(plan.Scenarios
                .Where(candidate => candidate.Workload.IsArrivalRate && (scenario is null || candidate == scenario) && MayMatch(candidate, filter))
                .Select(candidate => FromIntendedStart(name, candidate, filter)));
        }

        return Values(name, filter) is { } values ? new(values, 0) : null;
    }

    /// <summary>
    /// Null: no samples. Dropped iterations are counted by the engine itself, so that none of them is a count like any other: 0. So is no request of a known class of
    /// errors, where there were requests: each of them has been looked at.
    /// </summary>
    public CounterTotals? Counter(string name, ImmutableArray<KeyValuePair<string, string>> filter)
    {
        CounterTotals? all = name == MetricNames.DroppedIterations && plan.Scenarios.Any(candidate => MayMatch(candidate, filter)) ? default(CounterTotals) : null;
        foreach (var part in Filters(filter))
        {
            if (metrics.Counter(name, part) is { } totals)
            {
                all = all is { } others ? others + totals : totals;
            }
        }

        return all ?? (name == MetricNames.HttpReqs && WithoutErrorClass(filter) is { } requests && Counter(name, requests) is not null ? default(CounterTotals) : null);
    }

    public RateTotals? Rate(string name, ImmutableArray<KeyValuePair<string, string>> filter)
    {
        RateTotals? all = null;
        foreach (var part in Filters(filter))
        {
            if (metrics.Rate(name, part) is { } totals)
            {
                all = all is { } others ? others + totals : totals;
            }
        }

        return all;
    }

    public GaugeTotals? Gauge(string name, ImmutableArray<KeyValuePair<string, string>> filter)
    {
        GaugeTotals? all = null;
        foreach (var part in Filters(filter))
        {
            if (metrics.Gauge(name, part) is { } totals)
            {
                all = all is { } others ? others + totals : totals;
            }
        }

        return all;
    }

    private Histogram? Values(string name, ImmutableArray<KeyValuePair<string, string>> filter)
    {
        Histogram? all = null;
        foreach (var part in Filters(filter))
        {
            if (metrics.Trend(name, part) is { } values)
            {
                (all ??= new()).Add(values);
            }
        }

        return all;
    }

    /// <summary>An iteration that never started would have brought as many samples as the others did on average: the same share of all is missing.</summary>
    private Distribution FromIntendedStart(string name, Scenario candidate, ImmutableArray<KeyValuePair<string, string>> filter)
    {
        var own = candidate == scenario ? this : Of(candidate);
        var values = own.Values(name, filter) ?? new Histogram();
        var dropped = own.Counter(MetricNames.DroppedIterations, [])?.Count ?? 0;
        var completed = own.Counter(MetricNames.Iterations, [])?.Count ?? 0;

        // Iterations that sent nothing of the kind would not have sent it had there been more of them.
        var isOfOthers = values.Count == 0 && completed > 0 && !filter.IsDefaultOrEmpty;
        return new(values, isOfOthers ? 0 : NeverStarted(dropped, values.Count, completed));
    }

    /// <summary>Samples that are missing where iterations were dropped.</summary>
    /// <param name="dropped">Iterations that never started.</param>
    /// <param name="samples">That the others brought.</param>
    /// <param name="completed">The others.</param>
    public static long NeverStarted(long dropped, long samples, long completed) => dropped == 0 ? 0
        : completed == 0 ? dropped
        : Math.Max(1, (long)Math.Round((double)dropped * samples / completed));

    /// <summary>One filter for each value of the tag <c>scenario</c> that a scenario's samples may have: bodies with weights have names of their own.</summary>
    private IEnumerable<ImmutableArray<KeyValuePair<string, string>>> Filters(ImmutableArray<KeyValuePair<string, string>> filter)
    {
        if (scenario is null)
        {
            return [filter];
        }

        var rest = filter.IsDefault ? [] : filter;
        return (body is null ? scenario.SampleNames : [body]).Select(name => rest.Add(KeyValuePair.Create(TagNames.Scenario, name)));
    }

    /// <summary>The filter without its class of errors; null where it names none that there is.</summary>
    private static ImmutableArray<KeyValuePair<string, string>>? WithoutErrorClass(ImmutableArray<KeyValuePair<string, string>> filter)
    {
        if (filter.IsDefaultOrEmpty)
        {
            return null;
        }

        var rest = filter.RemoveAll(tag => tag.Key == TagNames.ErrorClass && HttpError.IsClass(tag.Value));
        return rest.Length < filter.Length ? rest : null;
    }

    /// <summary>False where a filter contradicts what every sample of the scenario has.</summary>
    private static bool MayMatch(Scenario scenario, ImmutableArray<KeyValuePair<string, string>> filter) => filter.IsDefaultOrEmpty || filter.All(tag =>
        tag.Key == TagNames.Scenario ? scenario.SampleNames.Contains(tag.Value) : !scenario.Tags.TryGetValue(tag.Key, out var value) || value == tag.Value);
}
