using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>
/// What happens each second of a run beside measuring: limits that end it are judged, a line of progress is shown, and what was measured so far is put on disk,
/// so that a process that is killed leaves something to read.
/// </summary>
/// <remarks>Ticks come on the engine's watchdog; files and terminals, which may be slow, have a thread of their own and skip what they cannot keep up with.</remarks>
internal sealed class RunWatch : IRunObserver, IDisposable
{
    private readonly RunRecorder _recorder;
    private readonly HealthSampler _health;
    private readonly TargetWatches _target;
    private readonly ProgressSink _progress;
    private readonly RunOutputs _outputs;
    private readonly ProgressMeter _meter;
    private readonly AbortEvaluator _abort;
    private readonly ConcurrentQueue<Slice> _unwritten = new();
    private readonly SlidingThresholds _sliding;
    private readonly RunCompanions? _companions;
    private readonly DedicatedThread _reporter = new("PerfTest reporter");
    private readonly DateTimeOffset _begunAt = TimeProvider.System.GetUtcNow();
    private readonly ManualResetEventSlim _begun = new();
    private ImmutableList<string> _notes = [];
    private bool _watching;
    private long _nextFlush;
    private int _reporting;

    public RunWatch(RunRecorder recorder, HealthSampler health, TargetWatches target, ProgressSink progress, RunOutputs outputs, RunCompanions? companions = null)
    {
        _recorder = recorder;
        _health = health;
        _target = target;
        _progress = progress;
        _outputs = outputs;
        _meter = new ProgressMeter(recorder.Plan);
        _abort = new AbortEvaluator(recorder.Plan);
        _sliding = new SlidingThresholds(recorder.Plan, recorder.SlicePeriod);
        _companions = companions;
    }

    /// <summary>When ticks of their own are needed: at t=0, where watching begins, and where the recorder wants to look.</summary>
    public ImmutableArray<long> Borders => [.. _recorder.Borders.Concat(_sliding.Borders).Append(0).Distinct().Order()];

    /// <summary>How the generator fared; there after the last tick.</summary>
    public HealthMeasurements? Health { get; private set; }

    /// <summary>How the limits fared that are judged window by window.</summary>
    public ImmutableDictionary<Threshold, SlidingReading> Sliding => _sliding.Readings;

    /// <summary>What is shown of what was measured so far. Default: that.</summary>
    public Func<LoadResult, LoadResult> Dress { get; init; } = result => result;

    /// <summary>Set before the run starts.</summary>
    public IRunControl? Run { get; set; }

    /// <summary>
    /// Leaves the first file before load, empty but readable. It also does once what ticks will do: what has to be compiled for it is compiled now, when it takes
    /// the processor from nobody.
    /// </summary>
    public void Prepare()
    {
        var tick = new EngineTick(0, [.. _recorder.Plan.Scenarios.Select(scenario => new ScenarioCounters { Scenario = scenario })], IsLast: false);
        _ = ProgressLine.Format(new ProgressMeter(_recorder.Plan).Next(tick, _recorder.Store.Snapshot(ProgressMeter.Needs)));
        _outputs.Flush(JudgeSoFar(tick));
    }

    /// <summary>To be called when the warm-up begins: see <see cref="RunRehearsal"/>.</summary>
    public void Rehearse()
    {
        if (_recorder.Rehearsal is { } rehearsal)
        {
            _reporter.Post(new EngineWork(Run!, () => new RunRehearsal(rehearsal, _outputs).RunUntil(_begun)));
        }
    }

    public IScenarioObserver ForScenario(Scenario scenario, ScenarioBody? body = null) => _recorder.ForScenario(scenario, body);

    public void Tick(EngineTick tick)
    {
        if (!_watching)
        {
            _watching = true;
            _begun.Set();
            _health.Start(tick.Now);
            _target.Start(tick.Now, Run!.Fault);
            var startedAt = TimeProvider.System.GetUtcNow() - Nanoseconds.ToTimeSpan(tick.Now);
            _reporter.Post(new EngineWork(Run!, () => _outputs.Begin(startedAt)));
            if (!tick.IsLast)
            {
                // Where the first window begins.
                Slide(tick);
                return;
            }
        }

        _recorder.Tick(tick);
        if (_recorder.LastSlice is { } slice)
        {
            _unwritten.Enqueue(slice);
        }

        if (tick.IsLast)
        {
            Health = _health.Stop(tick.Now);
        }
        else
        {
            _health.Sample(tick.Now);
        }

        Slide(tick);
        if (!tick.IsLast && _abort.HasLimits && FindBroken(tick.Now) is { } broken)
        {
            Run!.Stop(StopCause.Aborted, broken);
        }

        HealthMeasurements? health = _companions is { IsEmpty: false } ? _health.Measured() : null;
        var soFar = new Lazy<LoadResult>(() => JudgeSoFar(tick, health));
        _companions?.Tick(tick, soFar);

        // One report at a time; a tick that finds the last one still being written is left out.
        if (tick.IsLast || Interlocked.CompareExchange(ref _reporting, 1, 0) == 0)
        {
            _reporter.Post(new EngineWork(Run!, () => Report(tick, soFar)));
        }
    }

    /// <summary>Completes when all that was seen is in the files that grow with the run. After the last tick.</summary>
    public Task SettleAsync()
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _reporter.Post(new EngineWork(Run!, settled.SetResult));
        return settled.Task;
    }

    /// <summary>Puts words at the end of each line of progress. May be called from any thread.</summary>
    public void Note(string words) => ImmutableInterlocked.Update(ref _notes, (notes, added) => notes.Add(added), words);

    public void Dispose()
    {
        _begun.Set();
        _reporter.Dispose();
    }

    private void Slide(EngineTick tick)
    {
        if (_sliding.Any)
        {
            _sliding.Tick(tick, _recorder.Store.Snapshot(_sliding.Needs));
        }
    }

    private string? FindBroken(long now) =>
        _abort.FindBroken(now, _recorder.Store.Snapshot(_abort.Needs), _abort.NeedsWindows ? _recorder.Windows() : [], _sliding.Readings);

    private void Report(EngineTick tick, Lazy<LoadResult> soFar)
    {
        Show(_meter, tick);
        _outputs.Append([.. Unwritten()]);
        if (!tick.IsLast && tick.Now >= _nextFlush)
        {
            var begun = Stopwatch.GetTimestamp();
            _outputs.Flush(soFar.Value);
            _nextFlush = tick.Now + Nanoseconds.From(FlushPause.After(Stopwatch.GetElapsedTime(begun), Nanoseconds.ToTimeSpan(Math.Max(0, tick.Now))));
        }

        Volatile.Write(ref _reporting, 0);
    }

    private IEnumerable<Slice> Unwritten()
    {
        while (_unwritten.TryDequeue(out var slice))
        {
            yield return slice;
        }
    }

    private void Show(ProgressMeter meter, EngineTick tick)
    {
        ProgressNumbers numbers = meter.Next(tick, _recorder.Store.Snapshot(ProgressMeter.Needs));
        _progress.Write(ProgressLine.Format(numbers with { Notes = _notes }), tick.Now, tick.IsLast);
    }

    private LoadResult JudgeSoFar(EngineTick tick, HealthMeasurements? health = null) =>
        Dress(Judge.Evaluate(_recorder.Finish(RunSoFar.At(tick, _begunAt)) with { Health = health }, new JudgingOptions { Sliding = _sliding.Readings }));
}
