using System.Collections.Immutable;
using System.Globalization;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Judging;

/// <summary>A run told by hand: what happened goes into a real recorder, second by second.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 15, 4, 5, TimeSpan.Zero);

    private readonly Dictionary<string, ScenarioCounters> _counters;
    private readonly Dictionary<string, int> _planned = [];
    private long _now;
    private bool _inMemory;
    private HealthMeasurements? _health;
    private MachineInfo? _machine;

    public Story(LoadPlan plan)
    {
        Plan = plan;
        Recorder = new(plan);
        _counters = plan.Scenarios.ToDictionary(scenario => scenario.Name, scenario => new ScenarioCounters { Scenario = scenario });
        foreach (var scenario in plan.Scenarios)
        {
            Recorder.ForScenario(scenario);
        }
    }

    public LoadPlan Plan { get; }

    public RunRecorder Recorder { get; }

    public MetricStore Store => Recorder.Store;

    /// <summary>What was told of the generator.</summary>
    public HealthMeasurements? MeasuredHealth => _health;

    /// <summary>100 VUs for 10 s, unless said otherwise; with the default budgets.</summary>
    public static LoadPlan Closed(string name, Workload? workload = null, params Threshold[] thresholds) =>
        Of(name, [ScenarioOf("default", workload ?? new ConstantVus(100, TimeSpan.FromSeconds(10)))], thresholds);

    /// <summary>100/s for 10 s by at most 10 VUs, unless said otherwise; with the default budgets.</summary>
    public static LoadPlan Open(string name, Workload? workload = null, params Threshold[] thresholds) =>
        Of(name, [ScenarioOf("default", workload ?? new ConstantArrivalRate(new(100, Nanoseconds.PerSecond), TimeSpan.FromSeconds(10), 10, 10))], thresholds);

    public static Scenario ScenarioOf(string name, Workload workload, TimeSpan startTime = default) => new()
    {
        Name = name,
        Workload = workload,
        StartTime = startTime,
        Bodies = [new(name == "default" ? "Body" : name)],
    };

    public static LoadPlan Of(string name, ImmutableArray<Scenario> scenarios, IReadOnlyCollection<Threshold> thresholds) => new()
    {
        Name = name,
        Scenarios = scenarios,
        Thresholds = [.. thresholds, .. DefaultBudgets.Beside(thresholds)],
    };

    /// <summary>Iterations that took so long, in ms, each with its requests.</summary>
    public Story Iterate(long count, double milliseconds, string scenario = "default", bool failed = false, double lag = 0)
    {
        var tags = Tags(scenario);
        var built = Store.BuiltIn;
        for (var i = 0; i < count; i++)
        {
            Store.GetCounter(built.Iterations, tags).Add(1, _now + 1);
            Store.GetTrend(built.IterationDuration, tags).Record(Ns(milliseconds));
            Store.GetRate(built.IterationFailed, tags).Record(failed);
            if (_counters[scenario].Scenario.Workload.IsArrivalRate)
            {
                Store.GetTrend(built.IterationStartLag, tags).Record(Ns(lag));
                Store.GetTrend(built.IterationResponseTime, tags).Record(Ns(milliseconds + lag));
            }
        }

        return Count(scenario, counters => counters with
        {
            Due = counters.Due + count,
            Started = counters.Started + count,
            Completed = counters.Completed + count,
            Failed = counters.Failed + (failed ? count : 0),
        });
    }

    /// <summary>Requests that took so long, in ms.</summary>
    public Story Request(long count, double milliseconds, string name = "/products", int status = 200, string method = "GET", string scenario = "default", double lag = 0)
    {
        var isExpected = status is >= 200 and < 400;
        var tags = Tags(scenario).With("name", name).With("method", method).With("status", status.ToString(CultureInfo.InvariantCulture)).With("expected_response", isExpected ? "true" : "false");
        var built = Store.BuiltIn;
        for (var i = 0; i < count; i++)
        {
            Store.GetCounter(built.HttpReqs, tags).Add(1, _now + 1);
            Store.GetRate(built.HttpReqFailed, tags).Record(!isExpected);
            Store.GetTrend(built.HttpReqDuration, tags).Record(Ns(milliseconds));
            Store.GetTrend(built.HttpReqWaiting, Tags(scenario).With("name", name)).Record(Ns(milliseconds * 0.75));
            if (_counters[scenario].Scenario.Workload.IsArrivalRate)
            {
                Store.GetTrend(built.HttpReqResponseTime, tags).Record(Ns(milliseconds + lag));
            }
        }

        Store.GetCounter(built.DataSent, Tags(scenario)).Add(count * 120, _now + 1);
        Store.GetCounter(built.DataReceived, Tags(scenario)).Add(count * 4_321, _now + 1);
        return this;
    }

    public Story Check(long count, string name, bool passed, string? group = null)
    {
        var tags = Tags(Plan.Scenarios[0].Name).With("check", name);
        tags = group is null ? tags : tags.With("group", group);
        for (var i = 0; i < count; i++)
        {
            Store.GetRate(Store.BuiltIn.Checks, tags).Record(passed);
        }

        return this;
    }

    public Story Drop(long count, string scenario = "default", DropReason reason = DropReason.NoIdleVu)
    {
        var word = reason switch { DropReason.NoIdleVu => "no_idle_vu", DropReason.GeneratorLate => "generator_late", _ => "max_duration" };
        Store.GetCounter(Store.BuiltIn.DroppedIterations, Tags(scenario).With("reason", word)).Add(count, _now + 1);
        return Count(scenario, counters => counters with
        {
            Due = counters.Due + count,
            DroppedNoIdleVu = counters.DroppedNoIdleVu + (reason == DropReason.NoIdleVu ? count : 0),
            DroppedGeneratorLate = counters.DroppedGeneratorLate + (reason == DropReason.GeneratorLate ? count : 0),
            DroppedMaxDuration = counters.DroppedMaxDuration + (reason == DropReason.MaxDuration ? count : 0),
        });
    }

    public Story Error(Exception error, long count = 1)
    {
        for (var i = 0; i < count; i++)
        {
            Recorder.Errors.Record("default", error, _now);
        }

        return this;
    }

    public Story Vus(int active, int? planned = null, string scenario = "default")
    {
        _planned[scenario] = planned ?? active;
        return Count(scenario, counters => counters with { ActiveVus = active, BroughtUpVus = Math.Max(active, counters.BroughtUpVus), PlannedVus = planned ?? active });
    }

    public Story Interrupt(long count, string scenario = "default") =>
        Count(scenario, counters => counters with { Due = counters.Due + count, Started = counters.Started + count, Interrupted = counters.Interrupted + count });

    /// <summary>Time passes until then: a tick each second.</summary>
    public Story Until(double seconds)
    {
        while (_now + Nanoseconds.PerSecond < Ns(seconds * 1000))
        {
            Tick(_now + Nanoseconds.PerSecond);
        }

        return Tick(Ns(seconds * 1000));
    }

    /// <summary>The engine's tick at this moment.</summary>
    public EngineTick Now(bool isLast = false) => new(_now, [.. Plan.Scenarios.Select(scenario => _counters[scenario.Name])], isLast);

    public RunRecord Record(StopCause cause = StopCause.PlanDone, string? reason = null, params AbandonedIteration[] abandoned) => Recorder.Finish(new()
    {
        StartedAt = Start,
        End = _now,
        Cause = cause,
        StopReason = reason,
        Scenarios = [.. Plan.Scenarios.Select(scenario => _counters[scenario.Name])],
        Abandoned = [.. abandoned],
    });

    public LoadResult Judge(StopCause cause = StopCause.PlanDone, string? reason = null, JudgingOptions? options = null) =>
        PerfTest.Judging.Judge.Evaluate(Record(cause, reason) with { IsInMemory = _inMemory, Health = _health, Machine = _machine }, options ?? new());

    /// <summary>A host in this process.</summary>
    public Story InMemory()
    {
        _inMemory = true;
        return this;
    }

    /// <summary>A generator with nothing wrong, but for what is changed.</summary>
    public Story Health(Func<HealthMeasurements, HealthMeasurements>? change = null, params long[] poolDelays)
    {
        var delays = new Histogram();
        foreach (var delay in poolDelays.Length == 0 ? [400_000] : poolDelays)
        {
            delays.Record(delay);
        }

        var well = new HealthMeasurements
        {
            Wall = 10 * Nanoseconds.PerSecond,
            PoolDelays = delays,
            PoolThreadsAtStart = 2,
            PoolThreadsAtEnd = 4,
            PoolThreadsMax = 4,
            PoolQueueMax = 3,
            ReadingsWithGrowingPool = 0,
            Pool = [],
            GcPauseTotal = 40 * Nanoseconds.PerMillisecond,
            GcPauseLongest = 2 * Nanoseconds.PerMillisecond,
            Gen0Collections = 20,
            Gen1Collections = 2,
            Gen2Collections = 0,
            AllocatedBytes = 1_000_000,
            CpuTime = 9 * Nanoseconds.PerSecond,
            CpuQuota = 2,
            CpuSeconds = 10,
            CpuSecondsSaturated = 0,
            CpuShareMax = 0.6,
        };
        _health = change?.Invoke(well) ?? well;
        return this;
    }

    /// <summary>A machine with nothing wrong, but for what is changed.</summary>
    public Story Machine(Func<MachineInfo, MachineInfo>? change = null)
    {
        var well = new MachineInfo
        {
            OperatingSystem = "Ubuntu 24.04.2 LTS",
            Architecture = "X64",
            Cpu = "AMD EPYC 7763 64-Core Processor",
            Cores = 2,
            CpuQuota = 2,
            Memory = 8_000_000_000,
            Runtime = ".NET 10.0.12",
            IsServerGc = false,
            IsConcurrentGc = true,
            Settings = [new(RuntimeSetting.TieredPgo, "false", "runtimeconfig"), new(RuntimeSetting.SpinLimit, "70", "default")],
            BuildConfiguration = "Release",
            UnoptimizedAssemblies = [],
            IsDebuggerAttached = false,
            CodeCoverage = null,
        };
        _machine = change?.Invoke(well) ?? well;
        return this;
    }

    public static long Ns(double milliseconds) => (long)Math.Round(milliseconds * Nanoseconds.PerMillisecond);

    private Story Tick(long now)
    {
        _now = now;
        Recorder.Tick(Now());
        return this;
    }

    private Story Count(string scenario, Func<ScenarioCounters, ScenarioCounters> change)
    {
        _counters[scenario] = change(_counters[scenario]);
        return this;
    }

    private TagSet Tags(string scenario) => ScenarioRecorder.TagsOf(Store, _counters[scenario].Scenario);
}
