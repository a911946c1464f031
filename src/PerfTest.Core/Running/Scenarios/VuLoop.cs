using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>The machinery of one virtual user: runs iteration after iteration for as long as its scenario lets it, then parks until it is woken.</summary>
/// <remarks>
/// A state machine of callbacks instead of an async method: per iteration it allocates nothing and takes no lock. One thread at a time runs it; which one changes
/// with every await of the body.
/// </remarks>
internal sealed class VuLoop : IThreadPoolWorkItem
{
    private const int Parked = 0;
    private const int Awake = 1;

    private const int NotRunning = 0;
    private const int Running = 1;
    private const int LeftBehind = 2;

    // A body that always completes synchronously would keep its pool thread for ever; after this long the others get their turn.
    private const long SliceNanoseconds = Nanoseconds.PerMillisecond;

    private static readonly ContextCallback InvokeBody = static state => ((VuLoop)state!).Invoke();

    private readonly ScenarioRun _run;
    private readonly ExecutionContext _surrounding;
    private readonly IBodySandbox? _sandbox;
    private readonly IDedicatedThread? _thread;
    private readonly Action _onBodyCompleted;
    private ExecutionContext _context;
    private int _state;
    private int _iteration;
    private BodyTurn? _turn;
    private ValueTask _pending;
    private Exception? _thrown;
    private long _start;
    private long _cutAt;
    private long _sliceEnd;
    private long _measuredIterations;
    private long _warmupIterations;

    // Each written by the virtual user's own thread only, read by the watchdog: counting costs no contention.
    private long _started;
    private long _completed;
    private long _failed;
    private long _interrupted;
    private long _withoutRow;

    public VuLoop(ScenarioRun run, int index, VirtualUser user, ExecutionContext surrounding, IDedicatedThread? thread)
    {
        _run = run;
        Index = index;
        User = user;
        _thread = thread;
        _surrounding = surrounding;
        _sandbox = run.Engine.NewSandbox?.Invoke();
        _context = VirtualUser.ContextOf(user, surrounding, _sandbox);
        _onBodyCompleted = OnBodyCompleted;
    }

    /// <summary>0-based within its scenario.</summary>
    public int Index { get; }

    public VirtualUser User { get; }

    /// <summary>The plan wants this virtual user to loop. Written by the pacer.</summary>
    public bool Allowed { get => Volatile.Read(ref _allowed); set => Volatile.Write(ref _allowed, value); }

    public bool IsInIteration => Volatile.Read(ref _iteration) == Running;

    /// <summary>It has begun to loop and has not stopped: between two iterations it is as active as within one.</summary>
    public bool IsActive => Volatile.Read(ref _active);

    public long Started => Volatile.Read(ref _started);

    public long Completed => Volatile.Read(ref _completed);

    public long Failed => Volatile.Read(ref _failed);

    public long Interrupted => Volatile.Read(ref _interrupted);

    /// <summary>Iterations that a feeder had no row for; they are in none of the other numbers.</summary>
    public long WithoutRow => Volatile.Read(ref _withoutRow);

    /// <summary>Iterations it has begun since t=0.</summary>
    public long MeasuredIterations => Volatile.Read(ref _measuredIterations);

    /// <summary>When the running iteration started; meaningful while <see cref="IsInIteration"/>.</summary>
    public long IterationStart => Volatile.Read(ref _start);

    /// <summary>The method that the running iteration runs.</summary>
    public string Exec => Volatile.Read(ref _turn)?.Body.Exec ?? "";

    /// <summary>The idle virtual user below this one, while both are idle. Owned by the arrival-rate scenario.</summary>
    internal VuLoop? NextIdle { get; set; }

    /// <summary>When the iteration it is woken for is due. Written by the pacer before it wakes an idle virtual user.</summary>
    internal long IntendedStart { get; set; }

    /// <summary>What it is woken for. Written by the pacer before it wakes an idle virtual user.</summary>
    internal BodyTurn? DueTurn { get; set; }

    private bool _allowed;
    private bool _active;

    /// <summary>Lets a parked virtual user run. False if it is awake already.</summary>
    public bool Wake()
    {
        if (Interlocked.CompareExchange(ref _state, Awake, Parked) != Parked)
        {
            return false;
        }

        _run.OnAwake();
        Post();
        return true;
    }

    /// <summary>Fires the token of a running iteration. Called on the engine's cutter thread.</summary>
    public void Cut(long at)
    {
        if (IsInIteration)
        {
            Volatile.Write(ref _cutAt, at);
            User.CutOff();
        }
    }

    /// <summary>
    /// Leaves the running iteration behind: what it still does is not recorded. False if there is none, or if it has just ended by itself.
    /// </summary>
    public bool Abandon()
    {
        if (Interlocked.CompareExchange(ref _iteration, LeftBehind, Running) != Running)
        {
            return false;
        }

        User.OpenCalls.EndWithIteration();
        if (!User.IsWarmup)
        {
            Volatile.Write(ref _interrupted, _interrupted + 1);
        }

        return true;
    }

    void IThreadPoolWorkItem.Execute()
    {
        long now = _run.Now;
        _sliceEnd = now + SliceNanoseconds;
        try
        {
            Loop(now);
        }
        catch (Exception exception)
        {
            Fault(exception);
        }
    }

    public void EndThread() => _thread?.Dispose();

    /// <summary>Runs its set-up or tear-down, in the context of its iterations. Not while it runs iterations.</summary>
    /// <param name="action">The set-up or tear-down.</param>
    /// <returns>What it threw, or null.</returns>
    public async Task<Exception?> OutsideAsync(Func<VirtualUser, ValueTask> action)
    {
        User.BeginUnmeasured();
        Exception? error = null;
        try
        {
            ValueTask pending = default;
            ExecutionContext.Run(_context, _ => pending = action(User), null);
            await pending;
        }
        catch (Exception exception)
        {
            error = exception;
        }

        User.OpenCalls.EndWithIteration();
        return _sandbox is null ? error : LeaveSandbox(_sandbox, error);
    }

    private void Post()
    {
        if (_thread is null)
        {
            _run.Clock.Dispatch(this);
        }
        else
        {
            _thread.Post(this);
        }
    }

    /// <param name="now">Where one iteration ends the next one begins: what lies between is no time that nobody accounts for.</param>
    private void Loop(long now)
    {
        while (true)
        {
            if (!TryBegin(now))
            {
                if (!Park())
                {
                    return;
                }

                now = _run.Now;
                continue;
            }

            InvokeInContext();
            if (_thrown is null && !_pending.IsCompleted)
            {
                ValueTaskAwaiter awaiter = _pending.GetAwaiter();
                awaiter.UnsafeOnCompleted(_onBodyCompleted);
                return;
            }

            if (!End(newSlice: false, out now))
            {
                return;
            }
        }
    }

    private void OnBodyCompleted()
    {
        try
        {
            if (End(newSlice: true, out long now))
            {
                Loop(now);
            }
        }
        catch (Exception exception)
        {
            Fault(exception);
        }
    }

    /// <summary>An exception of the engine's own must end the run with its message, not the process.</summary>
    private void Fault(Exception exception) => _run.Engine.Fault(exception);

    private bool TryBegin(long now)
    {
        if (!_run.TryTakeIteration(this, now, out long intendedStart, out BodyTurn? turn))
        {
            return false;
        }

        if (User.IsCutOff)
        {
            User.Renew();
        }

        // By when it was due: one that a busy moment delayed past t=0 is none of the plan's.
        bool warmup = intendedStart < 0;
        User.Begin(turn, intendedStart, now, warmup ? _warmupIterations++ : _measuredIterations);
        if (!warmup)
        {
            Volatile.Write(ref _measuredIterations, _measuredIterations + 1);
            Volatile.Write(ref _started, _started + 1);
        }

        _turn = turn;
        Volatile.Write(ref _start, now);
        _active = true;
        Volatile.Write(ref _iteration, Running);
        return true;
    }

    /// <summary>
    /// As <see cref="ExecutionContext.Run"/> does it, with what each iteration can do without left out: mostly this thread is in the context already, because the
    /// iteration before has just ended in it. Each frame less is one that no garbage collection has to look at.
    /// </summary>
    private void InvokeInContext()
    {
        if (ExecutionContext.Capture() is not { } surrounding)
        {
            ExecutionContext.Run(_context, InvokeBody, this);
            return;
        }

        SynchronizationContext? synchronization = SynchronizationContext.Current;
        if (!ReferenceEquals(surrounding, _context))
        {
            ExecutionContext.Restore(_context);
        }

        Invoke();

        // What a body that is no asynchronous method changes would otherwise be there for whoever runs here next.
        if (!ReferenceEquals(ExecutionContext.Capture(), surrounding))
        {
            ExecutionContext.Restore(surrounding);
        }

        if (!ReferenceEquals(SynchronizationContext.Current, synchronization))
        {
            SynchronizationContext.SetSynchronizationContext(synchronization);
        }
    }

    [SuppressMessage("Reliability", "CA2012", Justification = "Consumed exactly once, in End: the field carries it out of the execution context's callback.")]
    private void Invoke()
    {
        try
        {
            _pending = _turn!.Body.Invoke(User);
        }
        catch (Exception exception)
        {
            // Whatever the body throws is its result, counted and shown; it never ends the engine.
            _thrown = exception;
        }
    }

    /// <summary>Records the iteration. False if this virtual user must not go on on this thread.</summary>
    /// <param name="newSlice">It was not this thread that began it.</param>
    /// <param name="now">Where the next one may begin.</param>
    private bool End(bool newSlice, out long now)
    {
        Exception? error = _thrown;
        if (error is null)
        {
            try
            {
                _pending.GetAwaiter().GetResult();
            }
            catch (Exception exception)
            {
                error = exception;
            }
        }

        _thrown = null;
        _pending = default;
        long end = now = _run.Now;
        if (Interlocked.CompareExchange(ref _iteration, NotRunning, Running) != Running)
        {
            return false;
        }

        User.OpenCalls.EndWithIteration();
        if (_sandbox is not null)
        {
            error = LeaveSandbox(_sandbox, error);
        }

        if (User.HasNoRow)
        {
            // It never began, and there is no use in another try.
            Volatile.Write(ref _started, _started - 1);
            Volatile.Write(ref _withoutRow, _withoutRow + 1);
            Allowed = false;
        }
        else if (User.IsCutOff)
        {
            User.Observer.Interrupted(new IterationSample(User, User.IntendedStart, _start, Math.Max(_start, Volatile.Read(ref _cutAt)), error));
            if (!User.IsWarmup)
            {
                Volatile.Write(ref _interrupted, _interrupted + 1);
            }
        }
        else
        {
            User.Observer.Completed(new IterationSample(User, User.IntendedStart, _start, end, error));
            if (!User.IsWarmup)
            {
                Volatile.Write(ref _completed, _completed + 1);
                if (error is not null)
                {
                    Volatile.Write(ref _failed, _failed + 1);
                }
            }
        }

        if (_sandbox is not null || error is not null)
        {
            // Judging and writing down what went wrong is none of the next iteration's time.
            now = _run.Now;
        }

        if (newSlice)
        {
            _sliceEnd = end + SliceNanoseconds;
        }
        else if (end >= _sliceEnd && _thread is null)
        {
            Post();
            return false;
        }

        return true;
    }

    private Exception? LeaveSandbox(IBodySandbox sandbox, Exception? error)
    {
        Exception? judged = sandbox.Leave(error);
        if (sandbox.IsSpent)
        {
            _context = VirtualUser.ContextOf(User, _surrounding, sandbox);
        }

        return judged;
    }

    /// <summary>Goes to sleep. True if it was woken in that very moment and must go on.</summary>
    private bool Park()
    {
        Volatile.Write(ref _active, false);
        Volatile.Write(ref _state, Parked);

        // A permission given between the last look and parking would be lost without this second look.
        Interlocked.MemoryBarrier();
        if (_run.WantsAwake(this) && Interlocked.CompareExchange(ref _state, Awake, Parked) == Parked)
        {
            return true;
        }

        _run.OnParked(this);
        return false;
    }
}
