using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Reporting;

/// <summary>Makes the numbers of progress lines from the engine's ticks and what was recorded so far. Used by the tick's thread only.</summary>
/// <param name="plan">What is being run.</param>
internal sealed class ProgressMeter(LoadPlan plan)
{
    private long _time;
    private long _iterations;
    private long _requests;

    /// <summary>Of a snapshot only these metrics are looked at.</summary>
    public static bool Needs(Metric metric) => metric.Name is
        MetricNames.HttpReqs or MetricNames.HttpReqFailed or MetricNames.HttpReqDuration or MetricNames.HttpReqResponseTime
        or MetricNames.Iterations or MetricNames.IterationDuration or MetricNames.IterationResponseTime or MetricNames.DroppedIterations;

    public ProgressNumbers Next(EngineTick tick, MetricsSnapshot metrics)
    {
        var run = new SampleView(plan, metrics, Nanoseconds.From(plan.Duration));
        var iterations = tick.Scenarios.Sum(scenario => scenario.Completed);
        var requests = metrics.Counter(MetricNames.HttpReqs)?.Count;
        if (tick.IsLast)
        {
            // The last line sums up: there was no second since the one before.
            (_time, _iterations, _requests) = (0, 0, 0);
        }

        var seconds = Math.Max(1e-3, (double)(tick.Now - _time) / Nanoseconds.PerSecond);
        var latency = HeadlineMetrics.Of(run).Trend(run);
        var numbers = new ProgressNumbers
        {
            Test = plan.Name,
            Elapsed = Nanoseconds.ToTimeSpan(tick.Now),
            Planned = plan.Duration,
            IsDone = tick.IsLast,
            Vus = tick.Scenarios.Sum(scenario => scenario.ActiveVus),
            IterationsPerSecond = (iterations - _iterations) / seconds,
            RequestsPerSecond = requests is { } sent ? (sent - _requests) / seconds : null,
            P95 = latency is null ? null : latency.Quantile(0.95) ?? double.PositiveInfinity,
            Failed = Math.Max(metrics.Rate(MetricNames.HttpReqFailed)?.Passes ?? 0, tick.Scenarios.Sum(scenario => scenario.Failed)),
            Dropped = tick.Scenarios.Sum(scenario => scenario.Dropped),
        };
        (_time, _iterations, _requests) = (tick.Now, iterations, requests ?? 0);
        return numbers;
    }
}
