using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Judging;

/// <summary>Makes a result of what was seen of a run. Pure.</summary>
internal static class Judge
{
    public static LoadResult Evaluate(RunRecord record, JudgingOptions options)
    {
        var plan = record.Plan;
        var run = new SampleView(plan, record.Metrics, RateLength(record));
        var headline = HeadlineMetrics.Of(run);
        var evaluator = new ThresholdEvaluator(run, headline, record.Windows, options.Sliding, record.Slices);
        ImmutableArray<ThresholdResult> thresholds = [.. plan.Thresholds.Select(evaluator.Evaluate)];
        var findings = plan.Mode == RunMode.Full ? HealthExaminer.Examine(Context(record, run, evaluator)) : [];
        var failures = Failures.Of(record, thresholds, findings, options);
        var metrics = new LoadMetrics(run);
        var iterations = Iterations(metrics, record.Outcome.Scenarios);
        var latency = new LatencyMetric(headline.Names, headline.Trend(run));
        return new()
        {
            Name = plan.Name,
            Verdict = failures.Verdict,
            Summary = failures.Sentences.IsEmpty ? PassText.Of(record, iterations, latency) : failures.Sentences[0],
            Failures = failures.Sentences,
            Mode = plan.Mode,
            StartedAt = record.Outcome.StartedAt,
            Duration = Nanoseconds.ToTimeSpan(record.Outcome.End),
            PlannedDuration = plan.Duration,
            TimeScale = plan.TimeScale,
            Metrics = metrics,
            Http = new(metrics),
            Iterations = iterations,
            Latency = latency,
            Checks = CheckResults.Of(record.Metrics),
            Errors = [.. record.Errors.Select(Error)],
            Endpoints = EndpointResults.Of(run, record.Slowest),
            Scenarios = [.. record.Outcome.Scenarios.Select(counters => ScenarioOf(counters, run, headline))],
            WeightedScenarios = [.. record.Outcome.Scenarios.SelectMany(counters => BodiesOf(counters.Scenario, run, headline))],
            Slices = SliceResults.Of(record, headline),
            Health = new()
            {
                Findings = findings,
                StartedShare = StartedShare(record.Outcome.Scenarios),
                StartLagP99 = Time(run.Trend(MetricNames.IterationStartLag, [])?.Quantile(0.99)),
                PoolDelayP99 = Time(record.Health is { PoolDelays.Count: > 0 } delays ? delays.PoolDelays.Quantile(0.99) : null),
                PoolThreads = record.Health?.PoolThreadsMax,
                RunnerThreads = record.Health?.RunnerThreads,
                GcPauseShare = record.Health?.GcPauseShare,
                LongestGcPause = Time(record.Health?.GcPauseLongest),
                CpuShare = record.Health?.CpuShare,
            },
            Agents = [.. record.Agents.Select(AgentResults.Of)],
            Machine = record.Machine is { } machine ? MachineResults.Of(machine) : null,
            IsInMemory = record.IsInMemory,
            Thresholds = thresholds,
            Settings = [.. plan.Origins.Select(origin => new SettingResult(origin.Setting, origin.Value, origin.Origin, origin.Scenario))],
            Warnings = Warnings.Of(record),
            Record = record,
            JudgedBy = options,
        };
    }

    /// <summary>
    /// Nanoseconds by which counters are divided: the planned duration. Where the run ended before it, by its own work or by a stop, the time that it took.
    /// </summary>
    public static long RateLength(RunRecord record)
    {
        var planned = Nanoseconds.From(record.Plan.Duration);
        var endsWithItsTime = record.Outcome.Cause == StopCause.PlanDone && record.Plan.Scenarios.Any(scenario => !scenario.Workload.IsIterationCounted && scenario.Deadline == record.Plan.Duration);
        return endsWithItsTime ? planned : Math.Min(planned, record.Outcome.End);
    }

    private static HealthContext Context(RunRecord record, SampleView run, ThresholdEvaluator evaluator)
    {
        ImmutableArray<ThresholdReading> readings = [.. record.Plan.Thresholds.Select(threshold => evaluator.Read(threshold).Reading)];
        var limits = readings
            .Where(reading => reading is { Type: MetricType.Trend, Unit: Unit.Time, Meaning: { Comparison: Comparison.LessThan or Comparison.LessOrEqual, Aggregation.Kind: not AggregationKind.Count } })
            .Select(reading => reading.Meaning!.Limit)
            .ToList();
        return new()
        {
            Record = record,
            Run = run,
            Readings = readings,
            TightestLimit = limits.Count == 0 ? null : limits.Min(),
            HasOwnDropLimit = record.Plan.Thresholds.Any(threshold => threshold is { Metric: MetricNames.DroppedIterations, IsDefault: false }),
        };
    }

    private static double StartedShare(ImmutableArray<ScenarioCounters> scenarios)
    {
        var open = scenarios.Where(counters => counters.Scenario.Workload.IsArrivalRate).ToList();
        var due = open.Sum(counters => counters.Due);
        return due == 0 ? 1 : (double)(due - open.Sum(counters => counters.Dropped)) / due;
    }

    private static IterationResult Iterations(LoadMetrics metrics, IReadOnlyCollection<ScenarioCounters> scenarios) => new(metrics)
    {
        Due = scenarios.Sum(counters => counters.Due),
        Started = scenarios.Sum(counters => counters.Started),
        Completed = scenarios.Sum(counters => counters.Completed),
        Failed = scenarios.Sum(counters => counters.Failed),
        Interrupted = scenarios.Sum(counters => counters.Interrupted),
        Dropped = scenarios.Sum(counters => counters.Dropped),
    };

    private static ScenarioResult ScenarioOf(ScenarioCounters counters, SampleView run, HeadlineMetrics headline)
    {
        var scenario = counters.Scenario;
        var own = run.Of(scenario);
        var metric = headline[scenario.Name];
        return new()
        {
            Name = scenario.Name,
            Executor = scenario.Workload.Executor,
            Workload = WorkloadText.Of(scenario.Workload),
            IsOpenModel = scenario.Workload.IsArrivalRate,
            HeadlineMetric = metric,
            Latency = new(metric, own.Trend(metric, [])),
            Iterations = Iterations(new LoadMetrics(own), [counters]),
        };
    }

    /// <summary>The bodies with weights: a scenario each to whoever wrote them.</summary>
    private static IEnumerable<ScenarioResult> BodiesOf(Scenario scenario, SampleView run, HeadlineMetrics headline) =>
        from body in scenario.Bodies
        where body.Name is not null && body.Name != scenario.Name
        let own = run.Of(scenario, body.Name)
        let metric = headline[scenario.Name]
        let completed = own.Counter(MetricNames.Iterations, [])?.Count ?? 0
        let dropped = own.Counter(MetricNames.DroppedIterations, [])?.Count ?? 0
        select new ScenarioResult
        {
            Name = body.Name!,
            Executor = scenario.Workload.Executor,
            Workload = $"{Figures.Count(body.Weight)} of {Figures.Count(scenario.Bodies.Sum(each => (long)each.Weight))} parts of {WorkloadText.Of(scenario.Workload)}",
            IsOpenModel = scenario.Workload.IsArrivalRate,
            HeadlineMetric = metric,
            Latency = new(metric, own.Trend(metric, [])),
            Iterations = new(new LoadMetrics(own))
            {
                Due = completed + dropped,
                Started = completed,
                Completed = completed,
                Failed = own.Rate(MetricNames.IterationFailed, [])?.Passes ?? 0,
                Interrupted = 0,
                Dropped = dropped,
            },
        };

    private static TimeSpan? Time(double? nanoseconds) => nanoseconds is { } time ? Nanoseconds.ToTimeSpan((long)Math.Round(time)) : null;

    private static ErrorResult Error(ErrorGroup error) => new(
        error.Scenario,
        error.Type,
        error.Message,
        error.Stack,
        error.Count,
        Nanoseconds.ToTimeSpan(error.First),
        Nanoseconds.ToTimeSpan(error.Last))
    {
        Body = error.Body,
    };
}
