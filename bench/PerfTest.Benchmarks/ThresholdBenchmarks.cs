using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Bench;

/// <summary>One threshold on one metric of 100 endpoints, from a snapshot to its result.</summary>
[MemoryDiagnoser]
public class ThresholdBenchmarks
{
    private readonly ThresholdEvaluator _evaluator;
    private readonly Threshold _percentile = Of("http_req_duration: p95<500ms");
    private readonly Threshold _filtered = Of("http_req_duration{name:/endpoint/7}: p95<500ms");
    private readonly Threshold _rate = Of("http_req_failed<1%");

    public ThresholdBenchmarks()
    {
        var scenario = new Scenario { Name = "default", Workload = new ConstantVus(1, TimeSpan.FromSeconds(10)), Bodies = [new ScenarioBody("Body")] };
        var plan = new LoadPlan { Name = "thresholds", Scenarios = [scenario], Thresholds = [] };
        var store = new MetricStore();
        long[] values = LogNormal.Nanoseconds(10_000);
        for (int n = 0; n < 100; n++)
        {
            TagSet tags = store.NoTags.With("scenario", "default").With("name", $"/endpoint/{n}");
            TrendSeries series = store.GetTrend(store.BuiltIn.HttpReqDuration, tags);
            foreach (long value in values)
            {
                series.Record(value);
            }

            store.GetRate(store.BuiltIn.HttpReqFailed, tags).Record(false);
        }

        // A new view for each evaluation would be the first evaluation of a run; the evaluator is asked for several thresholds.
        var view = new SampleView(plan, store.Snapshot(), 10 * Nanoseconds.PerSecond);
        _evaluator = new ThresholdEvaluator(view, HeadlineMetrics.Of(view), [], ImmutableDictionary<Threshold, SlidingReading>.Empty, []);
    }

    [Benchmark]
    public object Percentile() => _evaluator.Evaluate(_percentile);

    [Benchmark]
    public object PercentileOfOneEndpoint() => _evaluator.Evaluate(_filtered);

    [Benchmark]
    public object Rate() => _evaluator.Evaluate(_rate);

    private static Threshold Of(string expression) => new() { Expression = ThresholdParser.Parse(expression).Expression! };
}
