namespace PerfTest.Running;

/// <summary>Sets virtual users up and tears them down: one after another as far as they keep the thread, some at once while they wait.</summary>
/// <param name="life">What is done.</param>
/// <param name="clock">Where those that wait go on when they are stopped.</param>
internal sealed class VuLives(IVuLife life, ILoadClock clock)
{
    /// <summary>How many set-ups or tear-downs may wait at once: enough to be quick, too few to be a load of their own.</summary>
    public const int AtOnce = 32;

    private readonly Lock _gate = new();
    private readonly List<VuLoop> _waiting = [];
    private readonly List<VuLoop> _begun = [];
    private readonly TaskCompletionSource _stopped = new();
    private volatile bool _isStopped;
    private bool _closed;

    /// <summary>Sets all of them up, until it is stopped.</summary>
    /// <param name="vus">In this order.</param>
    /// <exception cref="VuSetUpException">One has thrown: no other is begun, and those that were waiting have ended.</exception>
    public async Task SetUpAllAsync(IEnumerable<VuLoop> vus)
    {
        VuSetUpException? failure = null;
        await ForEachAsync(
            vus.TakeWhile(_ => !_isStopped && failure is null),
            async vu =>
            {
                if (await SetUpAsync(vu) is { } thrown)
                {
                    failure ??= new VuSetUpException(vu.User.Id, thrown);
                }
            },
            canBeStopped: true);
        if (failure is not null && !_isStopped)
        {
            throw failure;
        }
    }

    /// <summary>Ends the set-up of all: those that are waiting are cut off and left behind. Runs what is registered on their tokens.</summary>
    public void Stop()
    {
        _isStopped = true;

        // What follows the set-up is the rest of the run: not on the thread that cuts off.
        clock.Dispatch(new Wake(_stopped));
        CutOffWaiting();
    }

    /// <summary>Sets one up.</summary>
    /// <returns>What its set-up threw, or null.</returns>
    public async Task<Exception?> SetUpAsync(VuLoop vu)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return new OperationCanceledException();
            }

            _waiting.Add(vu);
        }

        Exception? error = await vu.OutsideAsync(life.SetUpAsync);
        lock (_gate)
        {
            _waiting.Remove(vu);
            _begun.Add(vu);
        }

        return error;
    }

    /// <summary>Tears down all that were set up. Those whose set-up is still waiting are cut off and left behind.</summary>
    /// <returns>The first virtual user whose tear-down threw, what, and how many have; or null.</returns>
    public async Task<VuTearDownFailure?> TearDownAllAsync()
    {
        lock (_gate)
        {
            _closed = true;
        }

        CutOffWaiting();
        VuTearDownFailure? failure = null;
        await ForEachAsync(
            _begun.ToArray(),
            async vu =>
            {
                if (await vu.OutsideAsync(life.TearDownAsync) is { } thrown)
                {
                    lock (_gate)
                    {
                        failure = failure is null ? new VuTearDownFailure(vu.User.Id, thrown, 1) : failure with { Count = failure.Count + 1 };
                    }
                }
            },
            canBeStopped: false);
        return failure;
    }

    private async Task ForEachAsync(IEnumerable<VuLoop> vus, Func<VuLoop, Task> action, bool canBeStopped)
    {
        List<Task> open = [];
        foreach (VuLoop vu in vus)
        {
            Task task = action(vu);
            if (!task.IsCompletedSuccessfully)
            {
                open.Add(task);
                while (open.Count >= AtOnce && !IsOver())
                {
                    await OneOfAsync();
                }
            }
        }

        while (open.Count > 0 && !IsOver())
        {
            await OneOfAsync();
        }

        bool IsOver() => canBeStopped && _isStopped;

        async Task OneOfAsync()
        {
            Task ended = await (canBeStopped ? Task.WhenAny([.. open, _stopped.Task]) : Task.WhenAny(open));
            open.Remove(ended);
            await ended;
        }
    }

    private void CutOffWaiting()
    {
        VuLoop[] waiting;
        lock (_gate)
        {
            waiting = [.. _waiting];
        }

        foreach (VuLoop vu in waiting)
        {
            vu.User.CutOff();
        }
    }

    private sealed class Wake(TaskCompletionSource waiting) : IThreadPoolWorkItem
    {
        public void Execute() => waiting.TrySetResult();
    }
}
