using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>One segment's iterations of a whole schedule.</summary>
internal sealed class SegmentArrivals(ArrivalSchedule whole, Segment segment) : ArrivalSchedule
{
    public override long Total { get; } = segment.Share(whole.Total);

    public override long DueAt(long index)
    {
        CheckIndex(index);
        return whole.DueAt(segment.GlobalIndex(index));
    }

    public override long DueCount(long at) => segment.Share(whole.DueCount(at));

    public override double RateAt(long at) => whole.RateAt(at) * segment.Proportion;

    public override long GlobalIndex(long local) => segment.GlobalIndex(local);

    public override ArrivalCursor StartCursor() => new Cursor(this, whole.StartCursor(), segment);

    private sealed class Cursor(SegmentArrivals schedule, ArrivalCursor whole, Segment segment) : ArrivalCursor
    {
        public override long DueAt(long index)
        {
            schedule.CheckIndex(index);
            return whole.DueAt(segment.GlobalIndex(index));
        }
    }
}
