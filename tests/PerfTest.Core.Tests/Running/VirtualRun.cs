using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

/// <summary>One run of the engine under the virtual clock.</summary>
internal sealed class VirtualRun
{
    private readonly List<(long At, int Active)> _activity = [];
    private int _active;

    private VirtualRun()
    {
    }

    public RecordingObserver Observer { get; } = new();

    public EngineOutcome Outcome { get; private set; } = null!;

    public ScenarioCounters Counters => Outcome.Scenarios[0];

    public long EndMilliseconds => Outcome.End / Nanoseconds.PerMillisecond;

    /// <summary>The distinct numbers of running iterations, in the order they were reached.</summary>
    public IReadOnlyList<(long At, int Active)> Activity => _activity;

    public static VirtualRun Of(Workload workload, Func<VirtualUser, Task> body, TimeSpan? gracefulStop = null, TimeSpan? warmup = null, TimeSpan? startTime = null) =>
        Of(
            [
                new Scenario
                {
                    Name = "default",
                    Workload = workload,
                    GracefulStop = gracefulStop ?? TimeSpan.FromSeconds(30),
                    Warmup = warmup ?? TimeSpan.Zero,
                    StartTime = startTime ?? TimeSpan.Zero,
                    Bodies = [new ScenarioBody("Body")],
                },
            ],
            new Dictionary<string, Func<VirtualUser, Task>> { ["Body"] = body });

    public static VirtualRun Of(Scenario[] scenarios, IReadOnlyDictionary<string, Func<VirtualUser, Task>> bodies, Action<LoadEngine, VirtualClock>? meanwhile = null, Segment segment = default, CancellationToken cancellationToken = default)
    {
        var run = new VirtualRun();
        var clock = new VirtualClock();
        var plan = new LoadPlan { Name = "test", Scenarios = [.. scenarios], Thresholds = [], Seed = 42, Segment = segment };
        var loadBodies = bodies.ToDictionary(body => body.Key, body => new LoadBody(body.Key, vu => new ValueTask(run.Watched(vu, body.Value)), IsBlocking: false));
        run.Outcome = clock.Run(() =>
        {
            var engine = new LoadEngine(plan, loadBodies, clock, run.Observer, TimeProvider.System);
            Task<EngineOutcome> task = engine.RunAsync(cancellationToken);
            meanwhile?.Invoke(engine, clock);
            return task;
        });
        return run;
    }

    /// <summary>Running iterations at a time, in milliseconds from t=0.</summary>
    public int ActiveAt(double milliseconds)
    {
        long at = (long)(milliseconds * Nanoseconds.PerMillisecond);
        return _activity.LastOrDefault(point => point.At <= at).Active;
    }

    /// <summary>A body that takes this long.</summary>
    public static Func<VirtualUser, Task> Takes(double milliseconds) => vu => vu.ThinkAsync(TimeSpan.FromMilliseconds(milliseconds)).AsTask();

    /// <summary>A body that goes on until its token fires.</summary>
    public static Task BlocksUntilCancelled(VirtualUser vu) => Task.Delay(Timeout.Infinite, vu.CancellationToken);

    public static Task Instant(VirtualUser vu) => Task.CompletedTask;

    private async Task Watched(VirtualUser vu, Func<VirtualUser, Task> body)
    {
        _activity.Add((vu.NowFromStart, ++_active));
        try
        {
            await body(vu);
        }
        finally
        {
            _activity.Add((vu.NowFromStart, --_active));
        }
    }
}
