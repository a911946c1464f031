namespace PerfTest.Measuring;

/// <summary>
/// Until when completions count into rates: the planned end of the run. Where a sample's own time is known it decides, exactly. Where not, the moment decides at
/// which the end was noticed: at the first tick or the first iteration's completion after it, whichever comes first, so at most one second late on an idle target
/// and practically at once under load.
/// </summary>
internal sealed class PlanEnd
{
    private volatile bool _hasCome;

    /// <param name="time">Nanoseconds from t=0.</param>
    public PlanEnd(long time) => Time = time;

    /// <summary>Nanoseconds from t=0; <see cref="long.MaxValue"/> where there is no plan.</summary>
    public long Time { get; }

    /// <summary>The end has been noticed.</summary>
    public bool HasCome => _hasCome;

    public bool Includes(long time) => time <= Time;

    /// <summary>Says what time it is.</summary>
    /// <param name="now">Nanoseconds from t=0.</param>
    public void Notice(long now)
    {
        // Read before written: a flag that every core keeps reading must not be written to for each iteration of the tail.
        if (now > Time && !_hasCome)
        {
            _hasCome = true;
        }
    }
}
