using System.Collections.Immutable;
using PerfTest.Cluster.Protocol;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Runs;

/// <summary>
/// The run as the controller sees it: what the agents measure, added up second by second of the plan into its own recorder, which whoever watches a run reads as if the
/// load were sent from here. Used by one thread.
/// </summary>
internal sealed class MergedRun
{
    /// <summary>So long a second waits for figures that are late; then it goes without them, and they count in a later one.</summary>
    private const long Patience = 3 * Nanoseconds.PerSecond;

    private readonly RunRecorder _recorder;
    private readonly IRunObserver _watch;
    private readonly ImmutableArray<long> _borders;
    private readonly MergedStore _store;
    private readonly MetricCatalog _catalog = new();
    private readonly Dictionary<string, MergedAgent> _agents = new(StringComparer.Ordinal);
    private long _done = -1;

    /// <param name="recorder">Takes the sums.</param>
    /// <param name="watch">Told of each second.</param>
    /// <param name="borders">Times for ticks of their own, ascending, nanoseconds from t=0.</param>
    public MergedRun(RunRecorder recorder, IRunObserver watch, ImmutableArray<long> borders)
    {
        _recorder = recorder;
        _watch = watch;
        _borders = borders;
        _store = new MergedStore(recorder.Store);
        foreach (Scenario scenario in recorder.Plan.Scenarios)
        {
            // What exists from the start on whoever sends load exists here: a count of 0 is a result.
            _ = recorder.ForScenario(scenario);
        }
    }

    /// <summary>Takes figures.</summary>
    /// <exception cref="FormatException">They are none.</exception>
    public void Take(AgentMetrics metrics) => Of(metrics.From).Take(metrics.Seq, FiguresJson.Read(metrics.Payload, _recorder.Plan, _catalog));

    /// <summary>Goes on as far as all that are expected have told.</summary>
    /// <param name="parts">Those that send load, or did.</param>
    /// <param name="now">Nanoseconds from t=0 by the controller's clock.</param>
    public void Advance(IReadOnlyCollection<AgentEntry> parts, long now)
    {
        while (NextTick(_done) is var next && next <= now && (now >= next + Patience || parts.All(part => !part.IsMember || part.HasTotals || Of(part.Id).HeardUntil >= next)))
        {
            // An agent's tick of this second comes a little after it, and before its next one.
            MergeUntil(NextTick(next), parts);
            _watch.Tick(new EngineTick(next, Counters(parts), IsLast: false));
            _done = next;
        }
    }

    /// <summary>All has come that will come.</summary>
    /// <param name="parts">Those that sent load.</param>
    /// <param name="startedAt">t=0 by the controller's clock.</param>
    /// <param name="stop">What it told them to do; null: nothing.</param>
    public RunRecord Finish(IReadOnlyCollection<AgentEntry> parts, DateTimeOffset startedAt, (StopCause Cause, string Reason)? stop)
    {
        long end = Math.Max(0, parts.Max(part => Of(part.Id).Record?.Outcome.End ?? Of(part.Id).HeardUntil));
        Advance(parts, end);
        MergeUntil(long.MaxValue, parts);
        end = Math.Max(end, _done);
        _watch.Tick(new EngineTick(end, Counters(parts), IsLast: true));

        List<RunRecord> records = [.. parts.Select(part => Of(part.Id).Record).OfType<RunRecord>()];
        EngineOutcome outcome = OutcomeMerge.Merge([.. parts.Select(part => OutcomeOf(part, startedAt))], _recorder.Plan) with { StartedAt = startedAt, End = end };
        if (stop is { } told)
        {
            outcome = outcome with { Cause = told.Cause, StopReason = told.Reason };
        }

        RunRecord merged = _recorder.Finish(outcome) with
        {
            Errors = ErrorMerge.Merge(parts.Select(part => Of(part.Id).Errors)),
            Health = HealthMerge.Merge(records.Select(record => record.Health)),
            IsInMemory = records.Any(record => record.IsInMemory),
            FoldedEndpoints = records.Select(record => record.FoldedEndpoints).DefaultIfEmpty().Max(),
            Parts = [.. parts.Select(part => PartOf(part, parts.Count, startedAt))],
            Agents = [.. parts.Select(part => RecordOf(part, parts.Count))],
        };
        return records.Count == parts.Count ? Refined(merged, records) : merged;
    }

    /// <summary>
    /// All totals are there: they say more exactly than what came by the second where each slice and each window begins and ends. (Windows know nothing of what was
    /// measured from here, the probes.)
    /// </summary>
    private RunRecord Refined(RunRecord merged, List<RunRecord> records)
    {
        RunRecord totals = RecordMerge.Merge(records, _catalog);
        return merged with
        {
            Slices = totals.Slices,
            SliceWidth = totals.SliceWidth,
            Windows = merged.Plan.Probes.IsEmpty && merged.Plan.Scrapes.IsEmpty ? totals.Windows : merged.Windows,
        };
    }

    private AgentRecord RecordOf(AgentEntry entry, int count)
    {
        MergedAgent agent = Of(entry.Id);
        var segment = Segment.Of(entry.Index!.Value, count);
        var lag = new Histogram();
        foreach (TrendSnapshot series in agent.Series.OfType<TrendSnapshot>().Where(series => series.Metric.Name == MetricNames.IterationStartLag))
        {
            series.Values.AddTo(lag);
        }

        return new AgentRecord
        {
            Name = entry.Name,
            Segment = segment.ToString(),
            Share = segment.Proportion,
            Scenarios = CountersOf(agent),
            Requests = agent.Series.OfType<CounterSnapshot>().Where(series => series.Metric.Name == MetricNames.HttpReqs).Sum(series => series.Totals.Count),
            StartLagP99 = lag.Count == 0 ? null : lag.Quantile(0.99),
            Health = agent.Record?.Health,
            ClockSkew = entry.ClockSkew,
            ClockError = entry.ClockError,
            IsComplete = entry.HasTotals && agent.Record is not null,
            SeenUntil = agent.MergedUntil,
            Loss = entry.Loss,
        };
    }

    private RunPart PartOf(AgentEntry entry, int count, DateTimeOffset startedAt)
    {
        MergedAgent agent = Of(entry.Id);
        EngineOutcome outcome = OutcomeOf(entry, startedAt);
        return new RunPart
        {
            Name = entry.Name,
            Segment = Segment.Of(entry.Index!.Value, count),
            StartedAt = outcome.StartedAt,
            End = outcome.End,
            Cause = outcome.Cause,
            Scenarios = outcome.Scenarios,
            Health = agent.Record?.Health,
            Machine = agent.Record?.Machine,
        };
    }

    private EngineOutcome OutcomeOf(AgentEntry entry, DateTimeOffset startedAt)
    {
        MergedAgent agent = Of(entry.Id);
        return agent.Record?.Outcome ?? SoFar(agent, isMember: true) with { StartedAt = startedAt };
    }

    private void MergeUntil(long time, IEnumerable<AgentEntry> parts)
    {
        foreach (AgentEntry part in parts)
        {
            Of(part.Id).MergeUntil(time, _store);
        }

        _store.SetGauges(parts.Where(part => part.IsMember).Select(part => Of(part.Id).Series));
    }

    private ImmutableArray<ScenarioCounters> Counters(IEnumerable<AgentEntry> parts) => OutcomeMerge.Merge(
        [.. parts.Select(part => SoFar(Of(part.Id), part.IsMember))],
        _recorder.Plan).Scenarios;

    private EngineOutcome SoFar(MergedAgent agent, bool isMember) => new()
    {
        StartedAt = DateTimeOffset.UnixEpoch,
        End = agent.MergedUntil,
        Cause = StopCause.PlanDone,
        Scenarios = isMember ? CountersOf(agent) : [.. CountersOf(agent).Select(Gone)],
    };

    /// <summary>Of an agent that is lost nobody is at work any more; what the plan wanted of it, it still wants.</summary>
    private static ScenarioCounters Gone(ScenarioCounters counters) => counters with { ActiveVus = 0, BroughtUpVus = 0 };

    private ImmutableArray<ScenarioCounters> CountersOf(MergedAgent agent) =>
        agent.Scenarios.IsEmpty ? [.. _recorder.Plan.Scenarios.Select(scenario => new ScenarioCounters { Scenario = scenario })] : agent.Scenarios;

    private MergedAgent Of(string id)
    {
        if (!_agents.TryGetValue(id, out MergedAgent? agent))
        {
            _agents[id] = agent = new MergedAgent();
        }

        return agent;
    }

    /// <summary>The seconds of the plan, its borders, and t=0.</summary>
    private long NextTick(long after)
    {
        long second = after < 0 ? 0 : ((after / _recorder.SlicePeriod) + 1) * _recorder.SlicePeriod;
        foreach (long border in _borders)
        {
            if (border > after && border < second)
            {
                return border;
            }
        }

        return second;
    }
}
