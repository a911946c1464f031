using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Running;

namespace PerfTest.Cluster.Runs;

/// <summary>What one agent has told so far, and how much of it is in the merged run already. Used by the merging thread only.</summary>
internal sealed class MergedAgent
{
    private readonly NewestStates<(Metric Metric, TagSet Tags), SeriesSnapshot> _series = new();
    private readonly List<(long Seq, AgentFigures Figures)> _waiting = [];
    private long _countersSeq;
    private long _errorsSeq;

    /// <summary>When its newest figures are of, nanoseconds from t=0; -1: none have come.</summary>
    public long HeardUntil { get; private set; } = -1;

    /// <summary>Up to when what it did is in the merged run; 0: nothing is.</summary>
    public long MergedUntil { get; private set; }

    public ImmutableArray<ScenarioCounters> Scenarios { get; private set; } = [];

    public ImmutableArray<ErrorGroup> Errors { get; private set; } = [];

    /// <summary>All that was seen there; null: its totals have not come.</summary>
    public RunRecord? Record { get; private set; }

    /// <summary>Of its newest figures that are merged.</summary>
    public IEnumerable<SeriesSnapshot> Series => _series.All.Select(series => series.Value);

    public void Take(long seq, AgentFigures figures)
    {
        HeardUntil = Math.Max(HeardUntil, figures.PlanNow);
        Record = figures.Record ?? Record;
        _waiting.Add((seq, figures));
    }

    /// <summary>Merges what it did before a time, in the order in which it was said.</summary>
    /// <param name="time">Nanoseconds from t=0.</param>
    /// <param name="store">Where to.</param>
    public void MergeUntil(long time, MergedStore store)
    {
        foreach ((long seq, AgentFigures figures) in _waiting.Where(waiting => waiting.Figures.PlanNow < time).OrderBy(waiting => waiting.Seq).ToList())
        {
            Merge(seq, figures, store);
        }

        _waiting.RemoveAll(waiting => waiting.Figures.PlanNow < time);
    }

    private void Merge(long seq, AgentFigures figures, MergedStore store)
    {
        foreach (SeriesSnapshot series in figures.Series)
        {
            _series.TryGet((series.Metric, series.Tags), out SeriesSnapshot? before);
            if (_series.Offer((series.Metric, series.Tags), seq, series))
            {
                store.Add(series, before);
            }
        }

        if (seq > _countersSeq)
        {
            _countersSeq = seq;
            Scenarios = figures.Scenarios;
            MergedUntil = figures.PlanNow;
        }

        if (!figures.Errors.IsDefault && seq > _errorsSeq)
        {
            _errorsSeq = seq;
            Errors = figures.Errors;
        }
    }
}
