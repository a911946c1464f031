namespace PerfTest.Running;

/// <summary>
/// The one interface through which the engine waits and hands over work. In life a dedicated thread times it; in tests a virtual clock plays a 20-minute ramp
/// in milliseconds. (A <see cref="TimeProvider"/> timer alone cannot drive a pacer that sleeps natively.)
/// </summary>
internal interface ILoadClock
{
    /// <summary>Nanoseconds from an arbitrary origin; never goes back.</summary>
    long Now { get; }

    /// <summary>Fires <paramref name="timer"/> on the pacer thread at <paramref name="due"/> or as soon after as can be; replaces its earlier due time.</summary>
    void Schedule(ClockTimer timer, long due);

    /// <summary>Takes the timer back. False if it was not waiting: it has fired or is firing.</summary>
    bool Cancel(ClockTimer timer);

    /// <summary>Runs the item on a thread of the pool.</summary>
    void Dispatch(IThreadPoolWorkItem item);

    /// <summary>Starts a thread outside the pool.</summary>
    IDedicatedThread StartThread(string name);
}
