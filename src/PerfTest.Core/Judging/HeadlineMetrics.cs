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
    private readonly ImmutableArray<(Scenario Scenario, string Metric)> _metrics;

    private HeadlineMetrics(ImmutableArray<(Scenario Scenario, string Metric)> metrics) => _metrics = metrics;

    /// <param name="run">The whole run so far.</param>
    public static HeadlineMetrics Of(SampleView run) => new([.. run.Plan.Scenarios.Select(scenario =>
    {
        var isHttp = run.Of(scenario).Counter(MetricNames.HttpReqs, []) is not null;
        return (scenario, NameOf(scenario, isHttp));
    })]);

    /// <param name="scenario">Whose headline it is.</param>
    /// <param name="isHttp">Whether it sends HTTP requests.</param>
    public static string NameOf(Scenario scenario, bool isHttp) => (scenario.Workload.IsArrivalRate, isHttp) switch
    {
        (true, true) => MetricNames.HttpReqResponseTime,
        (true, false) => MetricNames.IterationResponseTime,
        (false, true) => MetricNames.HttpReqDuration,
        (false, false) => MetricNames.IterationDuration,
    };

    public string this[string scenario] => _metrics.First(entry => entry.Scenario.Name == scenario).Metric;

    /// <summary>All of them, each once, in plan order: <c>http_req_duration + http_req_response_time</c>.</summary>
    public string Names => string.Join(" + ", _metrics.Select(entry => entry.Metric).Distinct());

    /// <summary>The headline of all scenarios together. Null: nothing at all.</summary>
    public Distribution? Trend(SampleView samples) => Distribution.Merge(_metrics.Select(entry => samples.Of(entry.Scenario).Trend(entry.Metric, [])));
}
