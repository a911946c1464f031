using System.Collections.Immutable;
using System.Numerics;
using PerfTest.Planning;

namespace PerfTest.Running;

/// <summary>Iteration i (1-based) is due when the area under the rate line reaches i; an area of less than one iteration carries over stage borders.</summary>
internal sealed class RampingArrivals : ArrivalSchedule
{
    private readonly RateRamp[] _ramps;
    private readonly long _duration;

    /// <param name="startRate">Where the line begins.</param>
    /// <param name="stages">Straight lines; those of no length are jumps.</param>
    /// <param name="refinement">Multiplies all rates, exactly.</param>
    public RampingArrivals(Rate startRate, ImmutableArray<RateStage> stages, long refinement = 1)
    {
        var ramps = new List<RateRamp>();
        var from = Refined(startRate, refinement);
        var area = Fraction.Zero;
        foreach (var stage in stages)
        {
            var length = Nanoseconds.From(stage.Duration);
            var to = Refined(stage.Target, refinement);
            if (length > 0)
            {
                var equation = new RampEquation(length, from, to, area);
                area = equation.AreaAfter;
                Total = CheckTotal(area.Floor);
                ramps.Add(RateRamp.Create(_duration, equation));
            }
            _duration = checked(_duration + length);
            from = to;
        }
        _ramps = [.. ramps];
    }

    public override long Total { get; }

    public override long DueAt(long index)
    {
        CheckIndex(index);
        var iteration = index + 1;
        var (low, high) = (0, _ramps.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ramps[middle].LastIteration < iteration)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        // The area is 0 at 0: what is due less than 0.5 ns after it is not moved onto it.
        return Math.Max(_ramps[low].DueAt(iteration), 1);
    }

    public override long DueCount(long at)
    {
        if (at <= 0 || Total == 0)
        {
            return 0;
        }

        if (at >= _duration)
        {
            return Total;
        }

        var due = Math.Clamp((long)RampAt(at).AreaUntil(at), 0, Total);
        while (due < Total && DueAt(due) <= at)
        {
            due++;
        }

        while (due > 0 && DueAt(due - 1) > at)
        {
            due--;
        }

        return due;
    }

    public override double RateAt(long at) => at < 0 || at > _duration || _ramps.Length == 0 ? 0 : RampAt(at).RateAt(at);

    private RateRamp RampAt(long at)
    {
        var (low, high) = (0, _ramps.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ramps[middle].End <= at)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return _ramps[low];
    }

    private static Fraction Refined(Rate rate, long refinement) => new((BigInteger)rate.Count * refinement, rate.PeriodNanoseconds);
}
