using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>
/// Which metric a limit without a metric judges, for each scenario: from the intended start where there is one, of HTTP requests where there are any. The rule is
/// fixed before load; the run only shows whether HTTP was sent.
/// </summary>
internal sealed class HeadlineMetrics
{
    private readonly ImmutableArray<(string Scenario, string Metric)> _metrics;

    private HeadlineMetrics(ImmutableArray<(string Scenario, string Metric)> metrics) => _metrics = metrics;

    /// <param name="plan">What was asked for.</param>
    /// <param name="metrics">Of the whole run so far.</param>
    public static HeadlineMetrics Of(LoadPlan plan, MetricsSnapshot metrics) => new([.. plan.Scenarios.Select(scenario =>
    {
        var isHttp = metrics.Counter(MetricNames.HttpReqs, [KeyValuePair.Create(TagNames.Scenario, scenario.Name)]) is not null;
        return (scenario.Name, (scenario.Workload.IsArrivalRate, isHttp) switch
        {
            (true, true) => MetricNames.HttpReqResponseTime,
            (true, false) => MetricNames.IterationResponseTime,
            (false, true) => MetricNames.HttpReqDuration,
            (false, false) => MetricNames.IterationDuration,
        });
    })]);

    public string this[string scenario] => _metrics.First(entry => entry.Scenario == scenario).Metric;

    /// <summary>All of them, each once, in plan order: <c>http_req_duration + http_req_response_time</c>.</summary>
    public string Names => string.Join(" + ", _metrics.Select(entry => entry.Metric).Distinct());

    /// <summary>The headline of all scenarios together. Null: nothing at all.</summary>
    public Distribution? Trend(SampleView samples) =>
        Distribution.Merge(_metrics.Select(entry => samples.Trend(entry.Metric, [KeyValuePair.Create(TagNames.Scenario, entry.Scenario)])));
}
