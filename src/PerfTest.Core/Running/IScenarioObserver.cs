namespace PerfTest.Running;

/// <summary>
/// Where the iterations of one scenario leave what they did. Called from the threads of virtual users, many at a time: implementations take no lock and
/// allocate nothing per call once a series exists. Samples of iterations that started before t=0 (<see cref="VirtualUser.IsWarmup"/>) are not to be kept.
/// </summary>
internal interface IScenarioObserver
{
    /// <summary>The body ended by itself, well or with an exception.</summary>
    void Completed(in IterationSample sample);

    /// <summary>The body was cut off by its hard deadline; its end is the time of the cut.</summary>
    void Interrupted(in IterationSample sample);

    /// <summary>Iterations that were due and did not start.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="due">When they were due, in nanoseconds from t=0.</param>
    void Dropped(DropReason reason, long count, long due);

    void Check(VirtualUser vu, string name, bool passed);

    /// <param name="vu">Who.</param>
    /// <param name="path">The group's path, <c>::checkout::pay</c>.</param>
    /// <param name="duration">Nanoseconds.</param>
    void GroupEnded(VirtualUser vu, string path, long duration);

    void AddToCounter(VirtualUser vu, string metric, long amount);

    void AddToTrend(VirtualUser vu, string metric, double value);

    /// <param name="vu">Who.</param>
    /// <param name="metric">A trend of durations.</param>
    /// <param name="duration">Nanoseconds.</param>
    void AddToTrend(VirtualUser vu, string metric, TimeSpan duration);

    void AddToRate(VirtualUser vu, string metric, bool value);

    void SetGauge(VirtualUser vu, string metric, double value);
}
