using System.Globalization;
using PerfTest.Planning;

namespace PerfTest;

/// <summary>Says in code what <c>[LoadTest]</c>, <c>[Stage]</c>, <c>[Threshold]</c> and <c>[Scenario]</c> say in attributes.</summary>
/// <remarks>
/// Nothing is checked until <c>LoadTest.RunAsync</c> has everything: then all
/// mistakes are reported at once.
/// </remarks>
public sealed class LoadBuilder
{
    private readonly List<StageAttribute> _stages = [];
    private readonly List<ThresholdAttribute> _thresholds = [];
    private readonly List<BaselineAttribute> _baselines = [];
    private readonly List<ProbeAttribute> _probes = [];
    private readonly List<WatchAttribute> _watches = [];
    private readonly List<ScrapeAttribute> _scrapes = [];
    private readonly WorkloadSettings _settings = new();
    private ExpectStatusAttribute? _expectStatus;
    private BreakingPointAttribute? _breakingPoint;

    internal LoadBuilder()
    {
    }

    /// <summary>Virtual users, at least 1. Default 1.</summary>
    /// <param name="count">How many.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Vus(int count) => Set(settings => settings.Vus = count);

    /// <summary>ramping-vus: virtual users at the start, at least 0. Default 0.</summary>
    /// <param name="count">How many.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder StartVus(int count) => Set(settings => settings.StartVus = count);

    /// <summary>Arrival rate: the most virtual users.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder MaxVus(int count) => Set(settings => settings.MaxVus = count);

    /// <summary>Arrival rate: virtual users brought up before the start.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder PreAllocatedVus(int count) => Set(settings => settings.PreAllocatedVus = count);

    /// <summary>shared-iterations: iterations in all.</summary>
    /// <param name="count">How many, at least the virtual users.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Iterations(long count) => Set(settings => settings.Iterations = count);

    /// <summary>per-vu-iterations: iterations of each virtual user.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder IterationsPerVu(long count) => Set(settings => settings.IterationsPerVu = count);

    /// <summary>How long load is started.</summary>
    /// <param name="duration">More than 0.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Duration(TimeSpan duration) => Duration(Written(duration));

    /// <summary>How long load is started.</summary>
    /// <param name="duration">More than 0: <c>30s</c>, <c>5m</c>.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Duration(string duration) => Set(settings => settings.Duration = duration);

    /// <summary>Iteration-counted workloads: what is not done by then is dropped. Default 10 minutes.</summary>
    /// <param name="duration">More than 0.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder MaxDuration(TimeSpan duration) => MaxDuration(Written(duration));

    /// <summary>Iteration-counted workloads: what is not done by then is dropped. Default <c>10m</c>.</summary>
    /// <param name="duration">More than 0.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder MaxDuration(string duration) => Set(settings => settings.MaxDuration = duration);

    /// <summary>constant-arrival-rate: iterations started per time.</summary>
    /// <param name="rate"><c>100/s</c>, <c>600/m</c>, <c>5/500ms</c>.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Rate(string rate) => Set(settings => settings.Rate = rate);

    /// <summary>ramping-arrival-rate: the rate at the start. Default 0.</summary>
    /// <param name="rate"><c>100/s</c>.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder StartRate(string rate) => Set(settings => settings.StartRate = rate);

    /// <summary>Arrival rate: how due times are spaced. Default <see cref="PerfTest.Arrivals.Uniform"/>.</summary>
    /// <param name="arrivals">The spacing.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Arrivals(Arrivals arrivals) => Set(settings => settings.Arrivals = arrivals);

    /// <summary>Adds a stage of virtual users behind those already written.</summary>
    /// <param name="duration">How long the line is; zero jumps.</param>
    /// <param name="target">Virtual users at its end, at least 0.</param>
    /// <param name="name">What thresholds and reports call it.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Stage(TimeSpan duration, int target, string? name = null) => Stage(Written(duration), target, name);

    /// <summary>Adds a stage of virtual users behind those already written.</summary>
    /// <param name="duration">How long the line is, <c>30s</c>; <c>0s</c> jumps.</param>
    /// <param name="target">Virtual users at its end, at least 0.</param>
    /// <param name="name">What thresholds and reports call it.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Stage(string duration, int target, string? name = null) => Add(new StageAttribute(duration, target) { Name = name });

    /// <summary>Adds a stage of arrival rate behind those already written.</summary>
    /// <param name="duration">How long the line is, <c>30s</c>; <c>0s</c> jumps.</param>
    /// <param name="target">The rate at its end, <c>500/s</c>.</param>
    /// <param name="name">What thresholds and reports call it.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Stage(string duration, string target, string? name = null) => Add(new StageAttribute(duration, target) { Name = name });

    /// <summary>All stages in one line.</summary>
    /// <param name="stages"><c>30s:100, 1m:500</c> (virtual users) or <c>1m:500/s</c> (rates).</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Stages(string stages) => Set(settings => settings.Stages = stages);

    /// <summary>How long running iterations may go on after the last one has started. Default 30 s.</summary>
    /// <param name="duration">At least 0.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder GracefulStop(TimeSpan duration) => GracefulStop(Written(duration));

    /// <summary>How long running iterations may go on after the last one has started. Default <c>30s</c>.</summary>
    /// <param name="duration">At least 0.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder GracefulStop(string duration) => Set(settings => settings.GracefulStop = duration);

    /// <summary>ramping-vus: how long a virtual user that is ramped down may finish its iteration. Default 30 s.</summary>
    /// <param name="duration">At least 0.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder GracefulRampDown(TimeSpan duration) => GracefulRampDown(Written(duration));

    /// <summary>ramping-vus: how long a virtual user that is ramped down may finish its iteration. Default <c>30s</c>.</summary>
    /// <param name="duration">At least 0.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder GracefulRampDown(string duration) => Set(settings => settings.GracefulRampDown = duration);

    /// <summary>Load before the measured run, left out of the results. Default: a tenth of the duration, at most 5 s.</summary>
    /// <param name="duration">At least 0; zero for writes that must not repeat.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Warmup(TimeSpan duration) => Warmup(Written(duration));

    /// <summary>Load before the measured run, left out of the results. Default <c>auto</c>.</summary>
    /// <param name="duration"><c>auto</c> (a tenth of the duration, at most 5 s), a duration, or <c>0s</c> for writes that must not repeat.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Warmup(string duration) => Set(settings => settings.Warmup = duration);

    /// <summary>Adds a limit: the load test fails if it is broken.</summary>
    /// <param name="expression"><c>p95&lt;500ms</c>, <c>http_req_failed&lt;1%</c>, <c>http_req_duration{name:/products/{id}}: p99&lt;1s</c>.</param>
    /// <param name="abortOnFail">Ends the run as soon as the limit is broken.</param>
    /// <param name="during">Judges only completions within the stage or scenario of this name.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Threshold(string expression, bool abortOnFail = false, string? during = null) =>
        Threshold(new ThresholdAttribute(expression) { AbortOnFail = abortOnFail, During = during });

    /// <summary>Adds a limit with all that the attribute can say: <c>After</c>, <c>Window</c>, <c>RecoversWithin</c>, ….</summary>
    /// <param name="limit">The limit.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Threshold(ThresholdAttribute limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        _thresholds.Add(limit);
        return this;
    }

    /// <summary>Adds a limit that earlier runs set: see <see cref="BaselineAttribute"/>.</summary>
    /// <param name="figure"><c>p95</c>, <c>http_req_duration{name:/products} p95</c>, <c>http_reqs rate</c>.</param>
    /// <param name="maxIncrease">How much more than usual is accepted: <c>10%</c>. Default: as much as it likes.</param>
    /// <param name="maxDecrease">How much less than usual is accepted: <c>10%</c>. Default: as little as it likes.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Baseline(string figure, string? maxIncrease = null, string? maxDecrease = null)
    {
        _baselines.Add(new BaselineAttribute(figure) { MaxIncrease = maxIncrease, MaxDecrease = maxDecrease });
        return this;
    }

    /// <summary>Asks an address of the target again and again beside the load: see <see cref="ProbeAttribute"/>.</summary>
    /// <param name="address">A path of the client that the body uses (<c>/health</c>), or a whole address.</param>
    /// <param name="every">From one probe to the next, at least <c>100ms</c>. Default <c>5s</c>.</param>
    /// <param name="name">What its metrics begin with. Default: the words of the path and <c>check</c>: <c>health_check</c>.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Probe(string address, string? every = null, string? name = null) => Probe(new ProbeAttribute(address) { Every = every, Name = name });

    /// <summary>Adds a probe with all that the attribute can say: <c>Timeout</c>, <c>ExpectStatus</c>, ….</summary>
    /// <param name="probe">The probe.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Probe(ProbeAttribute probe)
    {
        ArgumentNullException.ThrowIfNull(probe);
        _probes.Add(probe);
        return this;
    }

    /// <summary>Watches the memory, the CPU and the restarts of a process of this machine: see <see cref="WatchAttribute"/>.</summary>
    /// <param name="process">Its name; null: the process to which the body's client leads.</param>
    /// <param name="name">The tag <c>target</c> of its samples. Default: none.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Watch(string? process = null, string? name = null) => Watch(new WatchAttribute { Process = process, Name = name });

    /// <summary>Watches a process with all that the attribute can say.</summary>
    /// <param name="watch">Which.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Watch(WatchAttribute watch)
    {
        ArgumentNullException.ThrowIfNull(watch);
        _watches.Add(watch);
        return this;
    }

    /// <summary>Reads what the target says of itself, in Prometheus' text format: see <see cref="ScrapeAttribute"/>.</summary>
    /// <param name="address">A whole address, or a path of the client that the body uses.</param>
    /// <param name="series">Names of series.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Scrape(string address, params string[] series) => Scrape(new ScrapeAttribute(address, series));

    /// <summary>Adds a scrape with all that the attribute can say: <c>Every</c>, <c>Timeout</c>, ….</summary>
    /// <param name="scrape">The scrape.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder Scrape(ScrapeAttribute scrape)
    {
        ArgumentNullException.ThrowIfNull(scrape);
        _scrapes.Add(scrape);
        return this;
    }

    /// <summary>Searches for the load at which the target breaks, instead of a workload: see <see cref="BreakingPointAttribute"/>.</summary>
    /// <param name="from">The first level: a rate, <c>1000/s</c>, or virtual users, <c>10</c>.</param>
    /// <param name="to">The highest level.</param>
    /// <param name="atLeast">What must be held. Default: the search only reports.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder BreakingPoint(string from, string to, string? atLeast = null) => BreakingPoint(new BreakingPointAttribute { From = from, To = to, AtLeast = atLeast });

    /// <summary>Searches for the load at which the target breaks, with all that the attribute can say.</summary>
    /// <param name="search">The search.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder BreakingPoint(BreakingPointAttribute search)
    {
        ArgumentNullException.ThrowIfNull(search);
        _breakingPoint = search;
        return this;
    }

    /// <summary>Which HTTP statuses are expected: all others count in <c>http_req_failed</c>. Default <c>200-399</c>.</summary>
    /// <param name="statuses">Statuses and ranges of them within 100…599, with commas between them: <c>200-299,404</c>.</param>
    /// <returns>This builder.</returns>
    public LoadBuilder ExpectStatus(string statuses)
    {
        _expectStatus = new ExpectStatusAttribute(statuses);
        return this;
    }

    internal LoadTestDeclaration ToDeclaration(string name) => new()
    {
        Name = name,
        Method = name,
        Workload = _settings,
        Stages = _stages,
        Thresholds = _thresholds,
        Baselines = _baselines,
        BreakingPoint = _breakingPoint,
        Probes = _probes,
        Watches = _watches,
        Scrapes = _scrapes,
        ExpectStatus = _expectStatus,
    };

    private static string Written(TimeSpan duration) => duration.ToString("c", CultureInfo.InvariantCulture);

    private LoadBuilder Add(StageAttribute stage)
    {
        _stages.Add(stage);
        return this;
    }

    private LoadBuilder Set(Action<WorkloadSettings> set)
    {
        set(_settings);
        return this;
    }
}
