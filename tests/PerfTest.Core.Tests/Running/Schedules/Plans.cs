using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Running.Schedules;

/// <summary>Workloads in few words, and random ones for laws.</summary>
internal static class Plans
{
    public static TimeSpan Seconds(double seconds) => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    public static long At(double seconds) => Nanoseconds.From(Seconds(seconds));

    public static Rate PerSecond(long count) => new(count, Nanoseconds.PerSecond);

    public static RampingVus Vus(int start, double gracefulRampDown, params (double Seconds, int Target)[] stages) =>
        new(start, [.. stages.Select(stage => new VuStage(Seconds(stage.Seconds), stage.Target))], Seconds(gracefulRampDown));

    public static ConstantArrivalRate Constant(Rate rate, TimeSpan length, int maxVus = 100, Arrivals arrivals = Arrivals.Uniform) =>
        new(rate, length, maxVus, maxVus, arrivals);

    public static RampingArrivalRate Ramp(long startPerSecond, params (double Seconds, long PerSecond)[] stages) =>
        Ramp(PerSecond(startPerSecond), Arrivals.Uniform, [.. stages.Select(stage => new RateStage(Seconds(stage.Seconds), PerSecond(stage.PerSecond)))]);

    public static RampingArrivalRate Ramp(Rate start, Arrivals arrivals, ImmutableArray<RateStage> stages, int maxVus = 100) =>
        new(start, stages, maxVus, maxVus, arrivals);

    public static ArrivalSchedule Schedule(ArrivalRateWorkload workload) => ArrivalSchedule.For(workload, Segment.Whole, 0);

    public static IReadOnlyList<long> AllDue(ArrivalSchedule schedule) => [.. Enumerable.Range(0, checked((int)schedule.Total)).Select(i => schedule.DueAt(i))];

    /// <summary>Runs a law on many random values, always the same ones.</summary>
    public static void Law<T>(Gen<T> values, Action<T> law, int count = 200) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20260711, 7), Prop.ForAll(values.ToArbitrary(), value =>
        {
            law(value);
            return true;
        }));

    public static Gen<RampingVus> RandomRampingVus { get; } =
        from start in Gen.Choose(0, 12)
        from stages in Gen.NonEmptyListOf(
            from length in Gen.Frequency((1, Gen.Constant(0L)), (4, Lengths(3)))
            from target in Gen.Choose(0, 12)
            select new VuStage(TimeSpan.FromTicks(length), target))
        from grace in Gen.OneOf(Gen.Constant(0L), Lengths(3))
        select new RampingVus(start, [.. stages.Take(8)], TimeSpan.FromTicks(grace));

    public static Gen<Rate> RandomRate { get; } = Gen.Frequency(
        (1, Gen.Constant(Rate.Zero)),
        (3, Gen.Choose(1, 20).Select(count => PerSecond(count))),
        (3, from count in Gen.Choose(1, 200) from period in Gen.Elements(60 * Nanoseconds.PerSecond, 500 * Nanoseconds.PerMillisecond, 333 * Nanoseconds.PerMillisecond, 999_999_937L) select new Rate(count, period)),
        (1, Gen.Choose(1, 3).Select(count => new Rate(count, 7 * Nanoseconds.PerMillisecond))));

    public static Gen<ConstantArrivalRate> RandomConstant { get; } =
        from rate in RandomRate
        from length in Lengths(4)
        select Constant(rate, TimeSpan.FromTicks(length));

    public static Gen<RampingArrivalRate> RandomRamp { get; } =
        from start in RandomRate
        from stages in Gen.NonEmptyListOf(
            from length in Gen.Frequency((1, Gen.Constant(0L)), (4, Lengths(3)))
            from target in RandomRate
            select new RateStage(TimeSpan.FromTicks(length), target))
        select Ramp(start, Arrivals.Uniform, [.. stages.Take(6)]);

    public static Gen<ArrivalRateWorkload> RandomArrivals { get; } =
        Gen.OneOf(RandomConstant.Select(constant => (ArrivalRateWorkload)constant), RandomRamp.Select(ramp => (ArrivalRateWorkload)ramp));

    public static Gen<ArrivalRateWorkload> RandomPoisson { get; } = RandomArrivals.Select(workload => (ArrivalRateWorkload)(workload with { Arrivals = Arrivals.Poisson }));

    /// <summary>All parts of a random division.</summary>
    public static Gen<Segment[]> RandomDivision { get; } =
        from shares in Gen.NonEmptyListOf(Gen.Frequency((1, Gen.Constant(0)), (9, Gen.Choose(1, 9))))
        where shares.Any(share => share > 0)
        let sequence = new SegmentSequence([.. shares.Select(share => (long)share)])
        select Enumerable.Range(0, sequence.Count).Select(index => new Segment(sequence, index)).ToArray();

    /// <summary>Ticks of 100 ns, at least 1: round seconds, and anything.</summary>
    private static Gen<long> Lengths(int seconds) => Gen.OneOf(
        Gen.Choose(1, seconds).Select(s => s * TimeSpan.TicksPerSecond),
        Gen.Choose(1, seconds * 1000).Select(ms => ms * TimeSpan.TicksPerMillisecond),
        Gen.Choose(1, seconds * (int)TimeSpan.TicksPerSecond).Select(ticks => (long)ticks));
}
