using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>A companion on its thread: what it throws and what it takes too long for are sentences.</summary>
internal sealed class CompanionThread : IDisposable
{
    private readonly string _name;
    private readonly IRunCompanion _companion;
    private readonly Action<string> _warn;
    private readonly DedicatedThread _thread;
    private bool _mayTick;
    private bool _isBusy;
    private bool _hasBegun;
    private bool _hasEnded;
    private volatile bool _isLeftBehind;

    /// <param name="name">How a sentence about it begins.</param>
    /// <param name="companion">Who is called.</param>
    /// <param name="warn">Takes sentences, from any thread.</param>
    public CompanionThread(string name, IRunCompanion companion, Action<string> warn)
    {
        _name = name;
        _companion = companion;
        _warn = warn;
        _thread = new DedicatedThread($"PerfTest: {name}");
    }

    public Task BeginAsync(RunScope run)
    {
        _hasBegun = true;
        return CallAsync("begin", () =>
        {
            _companion.Begin(run);
            Volatile.Write(ref _mayTick, true);
        });
    }

    /// <summary>For one thread, which does not wait.</summary>
    public void Tick(RunMoment moment)
    {
        if (!Volatile.Read(ref _mayTick) || Interlocked.CompareExchange(ref _isBusy, true, false))
        {
            return;
        }

        Post("failed during the run and takes no further part in it", () => _companion.Tick(moment), () => Volatile.Write(ref _isBusy, false));
    }

    public Task EndAsync(LoadResult? result)
    {
        if (!_hasBegun || _hasEnded || _isLeftBehind)
        {
            return Task.CompletedTask;
        }

        _hasEnded = true;
        Volatile.Write(ref _mayTick, false);
        return CallAsync("end", () => _companion.End(result));
    }

    /// <summary>Tells a companion that has not been told that the run is over, and waits for nobody.</summary>
    public void Dispose()
    {
        if (_hasBegun && !_hasEnded && !_isLeftBehind)
        {
            _hasEnded = true;
            Post("could not end", () => _companion.End(null), () => { });
        }

        _thread.Dispose();
    }

    private async Task CallAsync(string what, Action call)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post($"could not {what}", call, done.SetResult);
        try
        {
            await done.Task.WaitAsync(_companion.Patience);
        }
        catch (TimeoutException)
        {
            _isLeftBehind = true;
            Volatile.Write(ref _mayTick, false);
            _warn($"{_name} did not {what} within {Planning.DurationText.Print(_companion.Patience)} and was left behind.");
        }
    }

    private void Post(string problem, Action call, Action then) => _thread.Post(new Call(() =>
    {
        try
        {
            call();
        }
        catch (Exception exception)
        {
            Volatile.Write(ref _mayTick, false);
            // Ours is a sentence that needs no type before it.
            _warn($"{_name} {problem}: {(exception is LoadTestException ? "" : $"{exception.GetType().Name}: ")}{exception.Message}");
        }
        finally
        {
            then();
        }
    }));

    private sealed class Call(Action action) : IThreadPoolWorkItem
    {
        public void Execute() => action();
    }
}
