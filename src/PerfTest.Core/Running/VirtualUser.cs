using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest;

/// <summary>One simulated user: what an iteration needs to know of itself and can say.</summary>
/// <remarks>
/// A virtual user runs one iteration at a time. Its members may be used from whatever the iteration awaits, but not from two threads at once, except
/// <see cref="CancellationToken"/>, <see cref="Check"/> and the custom metrics.
/// </remarks>
public sealed class VirtualUser
{
    /// <summary>Which part of its random numbers goes to feeders.</summary>
    private const ulong FeederPart = 1;

    private static readonly AsyncLocal<VirtualUser?> CurrentUser = new();

    /// <summary>The request that it is sending, until the response's headers are there. What is sent beside it is known to its own flow.</summary>
    internal object? Sending;

    /// <summary>What the measuring of its requests can use again.</summary>
    internal object? Spare;

    /// <summary>The connections that its last request had.</summary>
    internal object? Pool;

    /// <summary>The address of its last request.</summary>
    internal Uri? LastAddress;

    /// <summary>The series that its last request went to: the next one is mostly alike.</summary>
    internal object? LastSeries;

    private readonly ScenarioRun _run;
    private readonly VuWait _wait;
    private readonly long _seed;
    private CancellationTokenSource? _cancellation;
    private Dictionary<string, object?>? _state;
    private Random? _random;
    private long _paceFrom;
    private BodyTurn _turn;
    private bool _cutOff;
    private bool _lagTaken;
    private long _feederDraws;

    internal VirtualUser(ScenarioRun run, long id, long seed)
    {
        _run = run;
        _wait = new VuWait(run.Clock);
        _seed = seed;
        Id = id;
        GroupNode = run.RootGroup;
        _turn = run.FirstTurn;
    }

    /// <summary>The virtual user on whose behalf this code runs, or null outside a load test's body.</summary>
    public static VirtualUser? Current => CurrentUser.Value;

    /// <summary>1…n, unique within the run; the same in every run of the same plan.</summary>
    public long Id { get; }

    /// <summary>Which iteration of this virtual user this is, from 0. Counted anew when the warm-up ends.</summary>
    public long Iteration { get; internal set; }

    /// <summary>The name of the scenario whose iteration runs; <c>default</c> where the test declares none.</summary>
    public string Scenario => _turn.Scenario;

    /// <summary>
    /// Fires when the iteration must end: at the hard deadline (duration + graceful stop), when this virtual user's graceful ramp-down is over, or when the
    /// run is stopped and its graceful stop is over. Pass it to whatever waits.
    /// </summary>
    public CancellationToken CancellationToken => (Volatile.Read(ref _cancellation) ?? CreateCancellation()).Token;

    /// <summary>Random numbers of this virtual user, reproducible: seeded by the run's seed and <see cref="Id"/>.</summary>
    public Random Random => _random ??= new Random(unchecked((int)(_seed ^ (_seed >> 32))));

    /// <summary>What this virtual user keeps from one iteration to the next. (With <c>InstancePerVu = true</c> a field of the test class does the same, with a type.)</summary>
    public IDictionary<string, object?> State => _state ??= new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>True while the iteration is part of the warm-up, whose samples are left out of the results, and in the set-up and tear-down of an instance of its own.</summary>
    public bool IsWarmup { get; internal set; }

    /// <summary>The open group's path in k6's form, <c>::checkout::pay</c>; empty outside groups.</summary>
    public string GroupPath => GroupNode.Path;

    /// <summary>It is being set up or torn down.</summary>
    internal bool IsOutsideIterations { get; private set; }

    internal IScenarioObserver Observer => _turn.Observer;

    internal GroupNode GroupNode { get; private set; }

    /// <summary>Tags that the body added, in the order of their names.</summary>
    internal ImmutableSortedDictionary<string, string> Tags { get; private set; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What requests are called while <see cref="Name"/> is open; null: by their routes or paths.</summary>
    internal string? RequestName { get; private set; }

    /// <summary>The test class instance of its own; null where all share one.</summary>
    internal object? Instance { get; set; }

    /// <summary>What it has begun and not finished in this iteration.</summary>
    internal OpenCalls OpenCalls { get; } = new();

    /// <summary>Where the observer keeps what it looked up for this virtual user.</summary>
    internal object? RecorderState { get; set; }

    /// <summary>When the running iteration was due, in nanoseconds from t=0; its start, where it had no due time.</summary>
    internal long IntendedStart { get; private set; }

    /// <summary>When the running iteration started, in nanoseconds from t=0; negative in the warm-up.</summary>
    internal long IterationStart { get; private set; }

    /// <summary>Where the feeders of its run stand.</summary>
    internal RunFeeders Feeders => _run.Engine.Feeders;

    /// <summary>Random numbers for rows: apart from <see cref="Random"/>, so that a feeder changes nothing else.</summary>
    internal CounterRandom FeederNumbers => new CounterRandom((ulong)_seed).For(FeederPart);

    /// <summary>A feeder had no row for the running iteration, which therefore counts as not started.</summary>
    internal bool HasNoRow { get; private set; }

    /// <summary>A deadline has fired this virtual user's token: what ends now was cut off.</summary>
    internal bool IsCutOff => Volatile.Read(ref _cutOff);

    /// <summary>Nanoseconds from t=0 of the plan; negative in the warm-up.</summary>
    internal long NowFromStart => _run.Now;

    /// <summary>Records whether something that should be true is. A failed check does not end the iteration; by default it fails the load test.</summary>
    /// <param name="name">What should be true; one of a handful of constant texts.</param>
    /// <param name="passed">Whether it is.</param>
    /// <returns><paramref name="passed"/>.</returns>
    public bool Check(string name, bool passed)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Observer.Check(this, name, passed);
        return passed;
    }

    /// <summary>Opens a group: until it is disposed, samples carry its path in the tag <c>group</c>; its duration goes to <c>group_duration</c>.</summary>
    /// <param name="name">The group's name; one of a handful of constant texts.</param>
    /// <returns>The open group.</returns>
    public VuGroup Group(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        GroupNode outer = GroupNode;
        GroupNode = outer.Child(name);
        return new VuGroup(this, outer, _run.Now);
    }

    /// <summary>
    /// Names the requests that this virtual user begins until it is disposed: their tag <c>name</c>, instead of their route's template or their path. A name that the
    /// request itself carries (<c>LoadHttp.EndpointName</c>) wins; within another name the inner one holds.
    /// </summary>
    /// <param name="name">The name; one of a handful of constant texts.</param>
    /// <returns>The open name.</returns>
    public VuName Name(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var opened = new VuName(this, RequestName);
        RequestName = name;
        return opened;
    }

    /// <summary>Runs one step of a journey in a group of its own.</summary>
    /// <param name="name">The step's name; one of a handful of constant texts.</param>
    /// <param name="step">What it does.</param>
    public async Task StepAsync(string name, Func<Task> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        using (Group(name))
        {
            await step();
        }
    }

    /// <summary>Runs one step of a journey in a group of its own.</summary>
    /// <typeparam name="T">What the step yields.</typeparam>
    /// <param name="name">The step's name; one of a handful of constant texts.</param>
    /// <param name="step">What it does.</param>
    /// <returns>What the step yielded.</returns>
    public async Task<T> StepAsync<T>(string name, Func<Task<T>> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        using (Group(name))
        {
            return await step();
        }
    }

    /// <summary>Runs one step of a journey in a group of its own, on this thread, for bodies that are not asynchronous.</summary>
    /// <param name="name">The step's name; one of a handful of constant texts.</param>
    /// <param name="step">What it does.</param>
    public void Step(string name, Action step)
    {
        ArgumentNullException.ThrowIfNull(step);
        using (Group(name))
        {
            step();
        }
    }

    /// <summary>Runs one step of a journey in a group of its own, on this thread, for bodies that are not asynchronous.</summary>
    /// <typeparam name="T">What the step yields; no task: that is for <see cref="StepAsync{T}"/>.</typeparam>
    /// <param name="name">The step's name; one of a handful of constant texts.</param>
    /// <param name="step">What it does.</param>
    /// <returns>What the step yielded.</returns>
    /// <exception cref="ArgumentException">The step is asynchronous: its group would be closed at its first await.</exception>
    public T Step<T>(string name, Func<T> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (typeof(Task).IsAssignableFrom(typeof(T)) || typeof(T) == typeof(ValueTask) || (typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            throw new ArgumentException($"The step \"{name}\" is asynchronous: its group would be closed at its first await. Write await vu.StepAsync(\"{name}\", …).", nameof(step));
        }

        using (Group(name))
        {
            return step();
        }
    }

    /// <summary>Waits, as a person who reads a page does. Ends early, with an <see cref="OperationCanceledException"/>, when the iteration must end.</summary>
    /// <param name="time">How long, at least 0.</param>
    public ValueTask ThinkAsync(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return UntilAsync(_run.Clock.Now + Nanoseconds.From(time));
    }

    /// <summary>Waits for a time drawn evenly between two bounds from <see cref="Random"/>.</summary>
    /// <param name="least">The least, at least 0.</param>
    /// <param name="most">The most, at least <paramref name="least"/>.</param>
    public ValueTask ThinkAsync(TimeSpan least, TimeSpan most) => ThinkAsync(Between(least, most));

    /// <summary>Waits for a time drawn from a distribution with <see cref="Random"/>.</summary>
    /// <param name="time">The distribution.</param>
    public ValueTask ThinkAsync(ThinkTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return ThinkAsync(time.Next(Random));
    }

    /// <summary>Waits on this thread, for bodies that are not asynchronous. Ends early as <see cref="ThinkAsync(TimeSpan)"/> does.</summary>
    /// <param name="time">How long, at least 0.</param>
    public void Think(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Block(time);
    }

    /// <summary>Waits on this thread for a time drawn evenly between two bounds from <see cref="Random"/>.</summary>
    /// <param name="least">The least, at least 0.</param>
    /// <param name="most">The most, at least <paramref name="least"/>.</param>
    public void Think(TimeSpan least, TimeSpan most) => Block(Between(least, most));

    /// <summary>Waits on this thread for a time drawn from a distribution with <see cref="Random"/>.</summary>
    /// <param name="time">The distribution.</param>
    public void Think(ThinkTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        Block(time.Next(Random));
    }

    /// <summary>
    /// Waits until <paramref name="period"/> has passed since the last call of this virtual user (the first time: since the iteration's start), so that calls
    /// follow each other at an even pace however long the work between them took. Returns at once when the time is already over.
    /// </summary>
    /// <param name="period">From call to call, more than 0.</param>
    public ValueTask PaceAsync(TimeSpan period) => TakePace(period, out long due) ? UntilAsync(due + _run.Origin) : ValueTask.CompletedTask;

    /// <summary>Waits on this thread as <see cref="PaceAsync"/> does, for bodies that are not asynchronous.</summary>
    /// <param name="period">From call to call, more than 0.</param>
    public void Pace(TimeSpan period)
    {
        if (TakePace(period, out long due))
        {
            Block(Nanoseconds.ToTimeSpan(due - _run.Now));
        }
    }

    /// <summary>Adds to a counter of your own.</summary>
    /// <param name="metric">Its name, <c>[A-Za-z_][A-Za-z0-9_.]*</c>.</param>
    /// <param name="amount">How much, at least 0. Default 1.</param>
    public void Counter(string metric, long amount = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(metric);
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        Observer.AddToCounter(this, metric, amount);
    }

    /// <summary>Adds a value to a trend of your own, whose percentiles are reported.</summary>
    /// <param name="metric">Its name, <c>[A-Za-z_][A-Za-z0-9_.]*</c>.</param>
    /// <param name="value">A number without a unit.</param>
    public void Trend(string metric, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(metric);
        Observer.AddToTrend(this, metric, value);
    }

    /// <summary>Adds a duration to a trend of your own, whose percentiles are reported.</summary>
    /// <param name="metric">Its name, <c>[A-Za-z_][A-Za-z0-9_.]*</c>.</param>
    /// <param name="duration">At least 0.</param>
    public void Trend(string metric, TimeSpan duration)
    {
        ArgumentException.ThrowIfNullOrEmpty(metric);
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        Observer.AddToTrend(this, metric, duration);
    }

    /// <summary>Adds to a rate of your own: the share of times it was true.</summary>
    /// <param name="metric">Its name, <c>[A-Za-z_][A-Za-z0-9_.]*</c>.</param>
    /// <param name="value">Whether it was true this time.</param>
    public void Rate(string metric, bool value)
    {
        ArgumentException.ThrowIfNullOrEmpty(metric);
        Observer.AddToRate(this, metric, value);
    }

    /// <summary>Sets a gauge of your own: its last, least and greatest value are reported.</summary>
    /// <param name="metric">Its name, <c>[A-Za-z_][A-Za-z0-9_.]*</c>.</param>
    /// <param name="value">The value now.</param>
    public void Gauge(string metric, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(metric);
        Observer.SetGauge(this, metric, value);
    }

    /// <summary>Adds a tag to all later samples of this virtual user; null takes it away.</summary>
    /// <param name="name">The tag's name.</param>
    /// <param name="value">Its value; one of a handful, or results become unreadable and expensive.</param>
    public void Tag(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Tags = value is null ? Tags.Remove(name) : Tags.SetItem(name, value);
        RecorderState = null;
    }

    /// <summary>Ends this iteration and counts it as failed.</summary>
    /// <param name="message">Why.</param>
    /// <exception cref="IterationFailedException">Always.</exception>
    [DoesNotReturn]
    [SuppressMessage("Performance", "CA1822", Justification = "Part of what a virtual user can do; reads as vu.Fail(...).")]
    public void Fail(string message) => throw new IterationFailedException(message);

    /// <summary>Ends the whole run: no iteration starts any more, running ones may finish. The load test fails.</summary>
    /// <param name="reason">Why.</param>
    /// <exception cref="RunAbortedException">Always: it ends this iteration.</exception>
    [DoesNotReturn]
    public void Abort(string reason)
    {
        _run.Engine.Stop(StopCause.Aborted, $"aborted by VU {Id}: {reason}");
        throw new RunAbortedException(reason);
    }

    /// <summary>Ends the whole run without ending this iteration: something happened that must not happen again.</summary>
    /// <param name="reason">A sentence.</param>
    internal void StopRun(string reason) => _run.Engine.Stop(StopCause.Aborted, reason);

    /// <summary>A queue of rows is used up: the run ends, and the running iteration does not count.</summary>
    /// <param name="cause"><see cref="StopCause.DataUsedUp"/>, or <see cref="StopCause.Aborted"/> where that is a failure.</param>
    /// <param name="reason">A sentence.</param>
    internal void RunOutOfRows(StopCause cause, string reason)
    {
        HasNoRow = true;
        _run.Engine.Stop(cause, reason);
    }

    /// <summary>The number of the next random row.</summary>
    internal long NextFeederDraw() => Interlocked.Increment(ref _feederDraws) - 1;

    /// <summary>The execution context in which each iteration of a virtual user starts.</summary>
    internal static ExecutionContext ContextOf(VirtualUser vu, ExecutionContext surrounding, IBodySandbox? sandbox)
    {
        ExecutionContext? captured = null;
        ExecutionContext.Run(
            surrounding,
            _ =>
            {
                CurrentUser.Value = vu;
                sandbox?.Enter();
                captured = ExecutionContext.Capture();
            },
            null);
        return captured ?? throw new InvalidOperationException("The flow of the execution context is suppressed; a load test needs it.");
    }

    internal void Begin(BodyTurn turn, long intendedStart, long start, long iteration)
    {
        if (!ReferenceEquals(turn, _turn))
        {
            _turn = turn;
            RecorderState = null;
        }

        if (IsWarmup && intendedStart >= 0)
        {
            // What a plan does must not depend on how long the warm-up was.
            _random = null;
            _feederDraws = 0;
            _paceFrom = long.MinValue;
        }

        IsWarmup = intendedStart < 0;
        IsOutsideIterations = false;
        IntendedStart = intendedStart;
        IterationStart = start;
        Iteration = iteration;
        _lagTaken = false;
        HasNoRow = false;
        if (iteration == 0)
        {
            _paceFrom = long.MinValue;
        }

        LeaveScopes();
    }

    /// <summary>What it does in its set-up and tear-down is no part of the results, and begins where an iteration would.</summary>
    internal void BeginUnmeasured()
    {
        Renew();
        LeaveScopes();
        IsWarmup = true;
        IsOutsideIterations = true;
        _paceFrom = long.MinValue;
        IterationStart = _run.Now;
    }

    /// <summary>The iteration's start lag, once: its first request's response time includes it.</summary>
    internal long TakeFirstRequestLag()
    {
        if (_lagTaken)
        {
            return 0;
        }

        _lagTaken = true;
        return IterationStart - IntendedStart;
    }

    internal void EndGroup(GroupNode outer, long start)
    {
        string path = GroupNode.Path;
        GroupNode = outer;
        Observer.GroupEnded(this, path, _run.Now - start);
    }

    internal void EndName(string? outer) => RequestName = outer;

    /// <summary>Fires the token. Runs what is registered on it: never on the pacer.</summary>
    internal void CutOff()
    {
        Volatile.Write(ref _cutOff, true);
        (Volatile.Read(ref _cancellation) ?? CreateCancellation()).Cancel();
    }

    /// <summary>After a cut-off: a fresh token for the next iterations.</summary>
    internal void Renew()
    {
        Volatile.Write(ref _cancellation, null);
        Volatile.Write(ref _cutOff, false);
    }

    private void LeaveScopes()
    {
        // Looked at first: two writes less on the hot path.
        if (!ReferenceEquals(GroupNode, _run.RootGroup))
        {
            GroupNode = _run.RootGroup;
        }

        if (RequestName is not null)
        {
            RequestName = null;
        }
    }

    private TimeSpan Between(TimeSpan least, TimeSpan most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(least, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        return least + ((most - least) * Random.NextDouble());
    }

    /// <returns>False: it is over already.</returns>
    private bool TakePace(TimeSpan period, out long due)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        long now = _run.Now;
        due = (_paceFrom == long.MinValue ? IterationStart : _paceFrom) + Nanoseconds.From(period);
        _paceFrom = Math.Max(due, now);
        return due > now;
    }

    private void Block(TimeSpan time)
    {
        // Waiting knows only milliseconds, and would round down.
        CancellationToken.WaitHandle.WaitOne((int)Math.Min(Math.Ceiling(time.TotalMilliseconds), int.MaxValue));
        CancellationToken.ThrowIfCancellationRequested();
    }

    private CancellationTokenSource CreateCancellation()
    {
        var created = new CancellationTokenSource();
        return Interlocked.CompareExchange(ref _cancellation, created, null) ?? created;
    }

    private ValueTask UntilAsync(long due)
    {
        // Two pauses at once (Task.WhenAll) are unusual; the second one gets an object of its own.
        VuWait wait = _wait;
        if (!wait.TryTake())
        {
            wait = new VuWait(_run.Clock);
            wait.TryTake();
        }

        return wait.UntilAsync(due, CancellationToken);
    }
}
