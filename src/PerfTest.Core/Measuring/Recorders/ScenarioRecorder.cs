using System.Collections.Concurrent;
using System.Globalization;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>
/// Keeps what the iterations of one scenario did, or those that one of its bodies ran. Samples of the warm-up go to a recorder of their own that nobody reads: so
/// what records is compiled when the plan begins, and its first seconds are like all others.
/// </summary>
internal sealed class ScenarioRecorder : IScenarioObserver
{
    private readonly RunRecorder _run;
    private readonly CounterSeries[] _dropped;
    private readonly TaggedRecorder _untagged;
    private readonly ConcurrentDictionary<TagSet, TaggedRecorder> _tagged = new();
    private ScenarioRecorder? _rehearsal;

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
        _rehearsal = run.Rehearsal?.ForScenario(scenario, body);
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

    /// <summary>Who keeps a sample: this, or in the warm-up one that nobody reads; null where no rehearsal goes on.</summary>
    public ScenarioRecorder? KeeperOf(bool isWarmup) => isWarmup && !_run.IsRehearsal ? Volatile.Read(ref _rehearsal) : this;

    /// <summary>The plan has begun.</summary>
    public void EndRehearsal() => Volatile.Write(ref _rehearsal, null);

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
        _run.Pauses.Pass();
        KeeperOf(sample.Vu.IsWarmup)?.Keep(sample);
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

    public void Check(VirtualUser vu, string name, bool passed) => KeeperOf(vu.IsWarmup)?.RecorderInGroupOf(vu).Check(name).Record(passed);

    public void GroupEnded(VirtualUser vu, string path, long duration) => KeeperOf(vu.IsWarmup)?.RecorderOf(vu).InGroup(path).GroupDuration.Record(duration);

    public void AddToCounter(VirtualUser vu, string metric, long amount)
    {
        if (amount < 0)
        {
            throw new LoadTestException($"'{amount}' cannot be added to the counter '{metric}': counters only grow.");
        }

        var series = CustomIn(vu, out var isKept).Counter(metric);
        if (isKept)
        {
            series.Add(amount, vu.NowFromStart);
        }
    }

    public void AddToTrend(VirtualUser vu, string metric, double value)
    {
        var series = CustomIn(vu, out var isKept).Trend(metric);
        var recorded = TrendScale.ToRecorded(series.Metric, value);
        if (isKept)
        {
            series.Record(recorded);
        }
    }

    public void AddToTrend(VirtualUser vu, string metric, TimeSpan duration)
    {
        var series = CustomIn(vu, out var isKept).TimeTrend(metric);
        if (isKept)
        {
            series.Record(Nanoseconds.From(duration));
        }
    }

    public void AddToRate(VirtualUser vu, string metric, bool value)
    {
        var series = CustomIn(vu, out var isKept).Rate(metric);
        if (isKept)
        {
            series.Record(value);
        }
    }

    public void SetGauge(VirtualUser vu, string metric, double value)
    {
        var series = CustomIn(vu, out var isKept).Gauge(metric);
        if (!double.IsFinite(value))
        {
            throw new LoadTestException(
                $"The gauge '{metric}' cannot be set to '{value.ToString(CultureInfo.InvariantCulture)}': a gauge takes finite numbers.");
        }

        if (isKept)
        {
            series.Set(value);
        }
    }

    private void Keep(in IterationSample sample)
    {
        RecorderOf(sample.Vu).Iterations.Record(sample);
        if (sample.Error is { } error)
        {
            _run.Errors.Record(Name, error, sample.End);
        }
    }

    /// <summary>Where samples of the body's own metrics go. What is wrong with a metric is said even where nothing is kept.</summary>
    private TaggedRecorder CustomIn(VirtualUser vu, out bool isKept)
    {
        var keeper = KeeperOf(vu.IsWarmup);
        isKept = keeper is not null;
        return (keeper ?? this).RecorderInGroupOf(vu);
    }

    private TaggedRecorder RecorderInGroupOf(VirtualUser vu) => RecorderOf(vu).InGroup(vu.GroupPath);

    /// <summary>The virtual user forgets what it keeps for us whenever its tags change; in the warm-up it may be the other's.</summary>
    private TaggedRecorder RecorderOf(VirtualUser vu) => vu.RecorderState is TaggedRecorder known && known.IsOf(_run.Store) ? known : FindRecorder(vu);

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
