using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>
/// When the iterations of an arrival-rate scenario are due: a pure function of workload, segment, seed and index. Immutable; may be asked from any thread.
/// Due times are whole nanoseconds from the scenario's start, less than 1 ns from the exact ones, and never descend.
/// </summary>
internal abstract class ArrivalSchedule
{
    /// <summary>Iterations in the whole plan.</summary>
    public abstract long Total { get; }

    /// <summary>When iteration <paramref name="index"/> (0-based) is due.</summary>
    /// <remarks>Always right and always stateless; who asks for one index after another asks a <see cref="StartCursor">cursor</see>.</remarks>
    public abstract long DueAt(long index);

    /// <summary>How many iterations are due at or before <paramref name="at"/>: those with <see cref="DueAt"/> ≤ <paramref name="at"/>.</summary>
    public abstract long DueCount(long at);

    /// <summary>Planned iterations per second at a time, for reports and for judging lateness; 0 outside the plan.</summary>
    public abstract double RateAt(long at);

    /// <summary>The index in the whole plan of this segment's iteration <paramref name="local"/>; both are 0-based.</summary>
    public virtual long GlobalIndex(long local) => local;

    /// <summary>The same due times, cheaper when asked in ascending order. For one thread at a time.</summary>
    public virtual ArrivalCursor StartCursor() => new StatelessCursor(this);

    /// <param name="workload">What is planned, for all segments together.</param>
    /// <param name="segment">The part of it. It is divided as MaxVus is divided: no VUs, no iterations.</param>
    /// <param name="seed">Draws Poisson arrivals; the same for all segments of a run.</param>
    public static ArrivalSchedule For(ArrivalRateWorkload workload, Segment segment, long seed)
    {
        var whole = Uniform(workload, 1);
        if (workload.Arrivals == Arrivals.Poisson)
        {
            whole = PoissonArrivals.Around(whole, refinement => Uniform(workload, refinement), seed);
        }

        return segment.IsWhole ? whole : new SegmentArrivals(whole, segment.Resegment(workload.MaxVus));
    }

    private static ArrivalSchedule Uniform(ArrivalRateWorkload workload, long refinement) => workload switch
    {
        ConstantArrivalRate constant => new ConstantArrivals(constant.Rate, Nanoseconds.From(constant.Length), refinement),
        RampingArrivalRate ramping => new RampingArrivals(ramping.StartRate, ramping.Stages, refinement),
        _ => throw new ArgumentException($"The executor {workload.Executor} has no schedule of arrivals.", nameof(workload)),
    };

    private protected void CheckIndex(long index)
    {
        if ((ulong)index >= (ulong)Total)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The plan has {Total} iterations; their indices begin with 0.");
        }
    }

    private protected static long CheckTotal(System.Numerics.BigInteger total) => total <= long.MaxValue
        ? (long)total
        : throw new ArgumentException($"The plan has {total} iterations; at most {long.MaxValue} can be counted.");

    private sealed class StatelessCursor(ArrivalSchedule schedule) : ArrivalCursor
    {
        public override long DueAt(long index) => schedule.DueAt(index);
    }
}
