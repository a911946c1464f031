namespace PerfTest.Running;

/// <summary>
/// Reads an <see cref="ArrivalSchedule"/> forwards. Any index may be asked and the answer is always the schedule's own; ascending ones are cheap and allocate
/// nothing. For one thread at a time.
/// </summary>
internal abstract class ArrivalCursor
{
    /// <inheritdoc cref="ArrivalSchedule.DueAt"/>
    public abstract long DueAt(long index);
}
