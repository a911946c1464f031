using System.Collections.Concurrent;
using System.Collections.Immutable;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Measuring;

/// <summary>
/// Keeps what happens in one run. Virtual users record from many threads; one thread ticks; any may take snapshots meanwhile.
/// </summary>
internal sealed class RunRecorder : IRunObserver
{
    /// <summary>A rehearsal needs a few series of each metric; more fold.</summary>
    private static readonly MetricStoreLimits RehearsalLimits = new() { SeriesPerMetric = 20, TagSets = 500, HistogramBytes = 4L << 20 };

    private readonly SliceBuilder _sliceBuilder;
    private readonly SliceLog _slices;
    private readonly WindowLog _windows;
    private readonly ConcurrentBag<ScenarioRecorder> _scenarios = [];
    private long _lastTick;
    private bool _sawHostInProcess;

    public RunRecorder(LoadPlan plan, MetricStoreLimits? limits = null, SampleLog? samples = null)
        : this(plan, limits, samples, isRehearsal: false)
    {
        if (plan.Scenarios.Any(scenario => scenario.Warmup > TimeSpan.Zero))
        {
            Rehearsal = new(plan, RehearsalLimits, samples: null, isRehearsal: true);
        }
    }

    private RunRecorder(LoadPlan plan, MetricStoreLimits? limits, SampleLog? samples, bool isRehearsal)
    {
        IsRehearsal = isRehearsal;
        Plan = plan;
        Resources.Add(Sockets);
        Store = new(Nanoseconds.From(plan.Duration), limits, samples);
        foreach (var metric in plan.DeclaredMetrics)
        {
            Store.Define(metric.Name, metric.Type, metric.Unit);
        }

        _sliceBuilder = new(plan, Store);
        SlicePeriod = SliceGrid.PeriodOf(plan);
        _slices = new(SlicePeriod);
        _windows = new(PlanWindow.Of(plan), Store);
        Borders = [.. _windows.Borders.Append(Nanoseconds.From(plan.Duration)).Distinct().Order()];
    }

    public LoadPlan Plan { get; }

    /// <summary>Keeps the samples of the warm-up, and nobody reads them; null without a warm-up and once the plan has begun.</summary>
    public RunRecorder? Rehearsal { get; private set; }

    /// <summary>It is one.</summary>
    public bool IsRehearsal { get; }

    public MetricStore Store { get; }

    public ErrorLog Errors { get; } = new();

    /// <summary>The slowest requests of each endpoint.</summary>
    public SlowRequestLog Slowest { get; } = new();

    /// <summary>How long a slice is before any have been merged: how often ticks should come. In nanoseconds.</summary>
    public long SlicePeriod { get; }

    /// <summary>A request went to a host in this process, which shares the processor with the generator.</summary>
    public bool SawHostInProcess { get => Volatile.Read(ref _sawHostInProcess); set => Volatile.Write(ref _sawHostInProcess, value); }

    /// <summary>Which hosts may get load. Default: this machine.</summary>
    public HostPolicy Hosts { get; init; } = HostPolicy.LoopbackOnly;

    /// <summary>Gives requests traces; null: nobody asked for it.</summary>
    public TraceContext? Trace { get; init; }

    /// <summary>What was made for this run's virtual users, to be let go when it is over.</summary>
    public RunResources Resources { get; } = new();

    /// <summary>The threads that watch its live connections.</summary>
    public SocketThreads Sockets { get; } = new(RuntimeSetting.HasSocketBatch(Environment.GetEnvironmentVariable, RuntimeSetting.Configured));

    /// <summary>Is told whenever an iteration ends: a good moment to ask for collections.</summary>
    public GcPauseWatch Pauses { get; } = new();

    /// <summary>How its virtual users connect to live targets.</summary>
    public ConnectionNotes Connections { get; } = new();

    /// <summary>
    /// Times at which a tick of its own makes windows and rates exact: the borders of named stages and the planned end. Ascending, in nanoseconds from t=0. Without
    /// such ticks the next second's does.
    /// </summary>
    public ImmutableArray<long> Borders { get; }

    /// <summary>The run's course so far.</summary>
    public ImmutableArray<Slice> Slices => _slices.Slices;

    /// <summary>What the last tick added to the run's course, at full resolution; null before the first. For the tick's thread only.</summary>
    public Slice? LastSlice { get; private set; }

    public ScenarioRecorder ForScenario(Scenario scenario, ScenarioBody? body = null)
    {
        var recorder = new ScenarioRecorder(this, scenario, body);
        _scenarios.Add(recorder);
        return recorder;
    }

    IScenarioObserver IRunObserver.ForScenario(Scenario scenario, ScenarioBody? body) => ForScenario(scenario, body);

    public void Tick(EngineTick tick)
    {
        if (tick.Now < 0)
        {
            return;
        }

        EndRehearsal();
        Store.Tick(tick.Now);
        Errors.Tick(tick.Now);
        SetVus(tick);
        LastSlice = _sliceBuilder.Build(_lastTick, tick);
        _slices.Append(LastSlice);
        _lastTick = tick.Now;
        _windows.Tick(tick.Now);
    }

    /// <summary>All that was seen so far; complete after the last tick.</summary>
    public RunRecord Finish(EngineOutcome outcome)
    {
        var metrics = Store.Snapshot();
        return new()
        {
            Plan = Plan,
            Outcome = outcome,
            Metrics = metrics,
            Slices = Slices,
            SliceWidth = _slices.Width,
            Windows = _windows.Windows(metrics),
            Errors = Errors.Groups,
            Slowest = Slowest.Endpoints,
            IsInMemory = SawHostInProcess,
            FoldedEndpoints = Store.FoldedEndpoints,
        };
    }

    /// <summary>The windows of the plan that have begun, for thresholds that are judged while the run goes.</summary>
    public ImmutableArray<WindowSnapshot> Windows() => _windows.Windows(Store.Snapshot());

    /// <summary>Lets go of its memory. What began in the warm-up and ends later is not kept at all.</summary>
    private void EndRehearsal()
    {
        if (Rehearsal is null)
        {
            return;
        }

        Rehearsal = null;
        foreach (var scenario in _scenarios)
        {
            scenario.EndRehearsal();
        }
    }

    /// <summary>Per scenario, and without tags the sum: the extremes of a sum cannot be had from those of its parts.</summary>
    private void SetVus(EngineTick tick)
    {
        foreach (var counters in tick.Scenarios)
        {
            var tags = ScenarioRecorder.TagsOf(Store, counters.Scenario);
            Store.GetGauge(Store.BuiltIn.Vus, tags).Set(counters.ActiveVus);
            Store.GetGauge(Store.BuiltIn.VusMax, tags).Set(counters.BroughtUpVus);
        }

        Store.GetGauge(Store.BuiltIn.Vus, Store.NoTags).Set(tick.Scenarios.Sum(counters => counters.ActiveVus));
        Store.GetGauge(Store.BuiltIn.VusMax, Store.NoTags).Set(tick.Scenarios.Sum(counters => counters.BroughtUpVus));
    }
}
