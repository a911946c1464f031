using System.Collections.Immutable;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>Arrival rates: started &lt; 95 % of due in any 10 s. Slices that are longer than that by now are windows of their own.</summary>
internal sealed class UndeliveredWindow : IHealthRule
{
    private const double Least = 0.95;
    private const long Length = 10 * Nanoseconds.PerSecond;

    // Ticks, and with them slices, are not exact.
    private const long Tolerance = Nanoseconds.PerSecond / 4;

    public IEnumerable<HealthFinding> Examine(HealthContext context)
    {
        var plan = context.Record.Plan;
        for (var i = 0; i < plan.Scenarios.Length; i++)
        {
            // What is missing over the whole plan has been said already.
            if (plan.Scenarios[i].Workload.IsArrivalRate && !UndeliveredStarts.IsBroken(context, context.Record.Outcome.Scenarios[i]) && Worst(context.Record.Slices, i) is var (start, end, due, dropped) && due - dropped < Least * due)
            {
                var which = plan.Scenarios.Length == 1 ? "" : $" of scenario '{plan.Scenarios[i].Name}'";
                yield return new(
                    HealthSeverity.NotDelivered,
                    "undelivered-window",
                    "not delivered",
                    $"The load{which} was not delivered: from {Moment(start)} to {Moment(end)} only {Figures.Percent((double)(due - dropped) / due, 1)} of the {Figures.Count(due)} iterations that were due did start "
                    + $"(in every 10 s at least 95 % must). {Fault.Of(context.Record.Outcome.Scenarios[i])}");
            }
        }
    }

    /// <summary>The window with the smallest share of starts; null where no window is as long.</summary>
    private static (long Start, long End, long Due, long Dropped)? Worst(ImmutableArray<Slice> slices, int scenario)
    {
        (long Start, long End, long Due, long Dropped)? worst = null;
        long due = 0, dropped = 0;
        var first = 0;
        foreach (var slice in slices)
        {
            due += slice.Scenarios[scenario].Due;
            dropped += slice.Scenarios[scenario].Dropped;

            // The shortest window that ends here and is long enough.
            while (slice.End - slices[first].End >= Length - Tolerance)
            {
                due -= slices[first].Scenarios[scenario].Due;
                dropped -= slices[first].Scenarios[scenario].Dropped;
                first++;
            }

            var isLongEnough = slice.End - slices[first].Start >= Length - Tolerance;
            if (isLongEnough && due > 0 && (worst is not { } known || (double)dropped / due > (double)known.Dropped / known.Due))
            {
                worst = (slices[first].Start, slice.End, due, dropped);
            }
        }

        return worst;
    }

    private static string Moment(long time) => Figures.Moment(Nanoseconds.ToTimeSpan(time));
}
