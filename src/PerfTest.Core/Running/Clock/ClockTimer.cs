namespace PerfTest.Running;

/// <summary>Something that happens at a time. Reusable: it may be scheduled again from <see cref="Fire"/>.</summary>
internal abstract class ClockTimer
{
    /// <summary>When it fires, on the clock's scale. Owned by the clock.</summary>
    internal long Due { get; set; }

    /// <summary>Its place in the clock's queue, -1 when it is not waiting. Owned by the clock.</summary>
    internal int QueueIndex { get; set; } = -1;

    /// <summary>Breaks ties: of two timers due at the same time the one scheduled first fires first. Owned by the clock.</summary>
    internal long Sequence { get; set; }

    /// <summary>
    /// Timers that take something away (deadlines) fire after all others due at the same time: an iteration that ends exactly at its deadline has ended, and one
    /// that is due exactly at the deadline starts.
    /// </summary>
    public virtual bool IsDeadline => false;

    /// <summary>Runs on the pacer thread: must be short, must not block and must not throw.</summary>
    public abstract void Fire();
}
