using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>Keeps what the iterations of one scenario did. Samples of warm-up are not kept.</summary>
internal sealed class ScenarioRecorder : IScenarioObserver
{
    private readonly RunRecorder _run;
    private readonly CounterSeries[] _dropped;
    private readonly TaggedRecorder _untagged;

    internal ScenarioRecorder(RunRecorder run, Scenario scenario)
    {
        _run = run;
        Scenario = scenario;
        Tags = TagsOf(run.Store, scenario);
        _untagged = new(run.Store, Tags, scenario.Workload.IsArrivalRate);
        _dropped = [.. Enum.GetValues<DropReason>().Select(reason =>
            run.Store.GetCounter(run.Store.BuiltIn.DroppedIterations, Tags.With(TagNames.Reason, Word(reason))))];
    }

    public Scenario Scenario { get; }

    /// <summary>The tags of every sample of the scenario.</summary>
    public TagSet Tags { get; }

    /// <summary>The scenario's own tags and its name.</summary>
    internal static TagSet TagsOf(MetricStore store, Scenario scenario)
    {
        var tags = store.NoTags;
        foreach (var tag in scenario.Tags)
        {
            tags = tags.With(tag.Key, tag.Value);
        }

        return tags.With(TagNames.Scenario, scenario.Name);
    }

    public void Completed(in IterationSample sample)
    {
        _run.Store.PlanEnd.Notice(sample.End);
        if (sample.Vu.IsWarmup)
        {
            return;
        }

        RecorderOf(sample.Vu).Completed(sample);
        if (sample.Error is { } error)
        {
            _run.Errors.Record(Scenario.Name, error, sample.End);
        }
    }

    /// <summary>Nothing: an interrupted iteration has no duration that could be compared with others. The engine counts it.</summary>
    public void Interrupted(in IterationSample sample)
    {
    }

    public void Dropped(DropReason reason, long count, long due) => _dropped[(int)reason].Add(count, due);

    public void Check(VirtualUser vu, string name, bool passed)
    {
        if (!vu.IsWarmup)
        {
            RecorderOf(vu).Check(name).Record(passed);
        }
    }

    public void GroupEnded(VirtualUser vu, string path, long duration)
    {
        if (!vu.IsWarmup)
        {
            RecorderOf(vu).Group(path).Record(duration);
        }
    }

    public void AddToCounter(VirtualUser vu, string metric, long amount)
    {
        if (amount < 0)
        {
            throw new LoadTestException($"'{amount}' cannot be added to the counter '{metric}': counters only grow.");
        }

        var series = RecorderOf(vu).Counter(metric);
        if (!vu.IsWarmup)
        {
            series.Add(amount);
        }
    }

    public void AddToTrend(VirtualUser vu, string metric, double value)
    {
        var series = RecorderOf(vu).Trend(metric);
        var recorded = TrendScale.ToRecorded(series.Metric, value);
        if (!vu.IsWarmup)
        {
            series.Record(recorded);
        }
    }

    public void AddToTrend(VirtualUser vu, string metric, TimeSpan duration)
    {
        var series = RecorderOf(vu).TimeTrend(metric);
        if (!vu.IsWarmup)
        {
            series.Record(Nanoseconds.From(duration));
        }
    }

    public void AddToRate(VirtualUser vu, string metric, bool value)
    {
        var series = RecorderOf(vu).Rate(metric);
        if (!vu.IsWarmup)
        {
            series.Record(value);
        }
    }

    public void SetGauge(VirtualUser vu, string metric, double value)
    {
        var series = RecorderOf(vu).Gauge(metric);
        if (double.IsNaN(value))
        {
            throw new LoadTestException($"The gauge '{metric}' cannot be set to 'NaN': a gauge takes numbers.");
        }

        if (!vu.IsWarmup)
        {
            series.Set(value);
        }
    }

    /// <summary>Where a virtual user's samples go. All have the scenario's tags and no others.</summary>
    private TaggedRecorder RecorderOf(VirtualUser vu) => _untagged;

    private static string Word(DropReason reason) => reason switch
    {
        DropReason.NoIdleVu => "no_idle_vu",
        DropReason.GeneratorLate => "generator_late",
        _ => "max_duration",
    };
}
