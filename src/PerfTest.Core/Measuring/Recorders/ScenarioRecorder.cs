using System.Collections.Concurrent;
using System.Globalization;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>Keeps what the iterations of one scenario did, or those that one of its bodies ran. Samples of warm-up are not kept.</summary>
internal sealed class ScenarioRecorder : IScenarioObserver
{
    private readonly RunRecorder _run;
    private readonly CounterSeries[] _dropped;
    private readonly TaggedRecorder _untagged;
    private readonly ConcurrentDictionary<TagSet, TaggedRecorder> _tagged = new();

    internal ScenarioRecorder(RunRecorder run, Scenario scenario, ScenarioBody? body = null)
    {
        _run = run;
        Scenario = scenario;
        Name = body?.Name ?? scenario.Name;
        Tags = TagsOf(run.Store, scenario, body);
        _untagged = RecorderOf(Tags);
        _ = _untagged.Iterations;
        _dropped = [.. Enum.GetValues<DropReason>().Select(reason =>
            run.Store.GetCounter(run.Store.BuiltIn.DroppedIterations, Tags.With(TagNames.Reason, Word(reason))))];
        Http = new(run, this);
        Unknown = new(run, this);
    }

    public Scenario Scenario { get; }

    /// <summary>The tag <c>scenario</c> of its samples: the scenario's name, or that of a body with a weight.</summary>
    public string Name { get; }

    /// <summary>The tags of every sample of the scenario: its name and its own tags.</summary>
    public TagSet Tags { get; }

    /// <summary>Where its requests go.</summary>
    public HttpRecorder Http { get; }

    /// <summary>Where requests go that the meter has seen.</summary>
    public MeterRecorder Unknown { get; }

    public bool IsOf(RunRecorder run) => ReferenceEquals(run, _run);

    /// <summary>One of its requests goes to a host in this process.</summary>
    public void NoticeHostInProcess()
    {
        if (!_run.SawHostInProcess)
        {
            _run.SawHostInProcess = true;
        }
    }

    /// <summary>The tags of a virtual user's samples now: those of the scenario, those it has set, and the open group. A look-up without allocation.</summary>
    public TagSet TagsOf(VirtualUser vu) => RecorderInGroupOf(vu).Tags;

    internal static TagSet TagsOf(MetricStore store, Scenario scenario, ScenarioBody? body = null)
    {
        var tags = store.NoTags;
        foreach (var tag in scenario.Tags.Concat(body?.Tags.AsEnumerable() ?? []))
        {
            tags = tags.With(tag.Key, tag.Value);
        }

        return tags.With(TagNames.Scenario, body?.Name ?? scenario.Name);
    }

    public void Completed(in IterationSample sample)
    {
        _run.Store.PlanEnd.Notice(sample.End);
        if (sample.Vu.IsWarmup)
        {
            return;
        }

        RecorderOf(sample.Vu).Iterations.Record(sample);
        if (sample.Error is { } error)
        {
            _run.Errors.Record(Name, error, sample.End);
        }
    }

    /// <summary>No sample: an interrupted iteration has no duration that could be compared with others. The engine counts it.</summary>
    public void Interrupted(in IterationSample sample) => _run.Store.PlanEnd.Notice(sample.End);

    public void Dropped(DropReason reason, long count, long due)
    {
        if (due >= 0)
        {
            _dropped[(int)reason].Add(count, due);
        }
    }

    public void Check(VirtualUser vu, string name, bool passed)
    {
        if (!vu.IsWarmup)
        {
            RecorderInGroupOf(vu).Check(name).Record(passed);
        }
    }

    public void GroupEnded(VirtualUser vu, string path, long duration)
    {
        if (!vu.IsWarmup)
        {
            RecorderOf(vu).InGroup(path).GroupDuration.Record(duration);
        }
    }

    public void AddToCounter(VirtualUser vu, string metric, long amount)
    {
        if (amount < 0)
        {
            throw new LoadTestException($"'{amount}' cannot be added to the counter '{metric}': counters only grow.");
        }

        var series = RecorderInGroupOf(vu).Counter(metric);
        if (!vu.IsWarmup)
        {
            series.Add(amount, vu.NowFromStart);
        }
    }

    public void AddToTrend(VirtualUser vu, string metric, double value)
    {
        var series = RecorderInGroupOf(vu).Trend(metric);
        var recorded = TrendScale.ToRecorded(series.Metric, value);
        if (!vu.IsWarmup)
        {
            series.Record(recorded);
        }
    }

    public void AddToTrend(VirtualUser vu, string metric, TimeSpan duration)
    {
        var series = RecorderInGroupOf(vu).TimeTrend(metric);
        if (!vu.IsWarmup)
        {
            series.Record(Nanoseconds.From(duration));
        }
    }

    public void AddToRate(VirtualUser vu, string metric, bool value)
    {
        var series = RecorderInGroupOf(vu).Rate(metric);
        if (!vu.IsWarmup)
        {
            series.Record(value);
        }
    }

    public void SetGauge(VirtualUser vu, string metric, double value)
    {
        var series = RecorderInGroupOf(vu).Gauge(metric);
        if (!double.IsFinite(value))
        {
            throw new LoadTestException(
                $"The gauge '{metric}' cannot be set to '{value.ToString(CultureInfo.InvariantCulture)}': a gauge takes finite numbers.");
        }

        if (!vu.IsWarmup)
        {
            series.Set(value);
        }
    }

    private TaggedRecorder RecorderInGroupOf(VirtualUser vu) => RecorderOf(vu).InGroup(vu.GroupPath);

    /// <summary>The virtual user forgets what it keeps for us whenever its tags change.</summary>
    private TaggedRecorder RecorderOf(VirtualUser vu) => vu.RecorderState as TaggedRecorder ?? FindRecorder(vu);

    private TaggedRecorder FindRecorder(VirtualUser vu)
    {
        var tags = Tags;
        foreach (var tag in vu.Tags)
        {
            tags = tags.With(tag.Key, tag.Value);
        }

        // Whatever the body calls its tags: every sample belongs to its scenario.
        var found = RecorderOf(tags.With(TagNames.Scenario, Name));
        vu.RecorderState = found;
        return found;
    }

    private TaggedRecorder RecorderOf(TagSet tags) =>
        _tagged.TryGetValue(tags, out var known)
            ? known
            : _tagged.GetOrAdd(tags, new TaggedRecorder(_run.Store, tags, Scenario.Workload.IsArrivalRate));

    private static string Word(DropReason reason) => reason switch
    {
        DropReason.NoIdleVu => "no_idle_vu",
        DropReason.GeneratorLate => "generator_late",
        _ => "max_duration",
    };
}
