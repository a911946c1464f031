using BenchmarkDotNet.Attributes;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Bench;

/// <summary>When the next iteration is due, and which virtual users a ramp wants.</summary>
[MemoryDiagnoser]
public class ScheduleBenchmarks
{
    private const int Operations = 10_000;

    private static readonly RampingVus Ramp = new(
        0, [.. Enumerable.Range(1, 20).Select(n => new VuStage(TimeSpan.FromSeconds(30), n % 2 * 1000))], TimeSpan.FromSeconds(30));

    private readonly ArrivalSchedule _constant = Schedule("10000/s", Arrivals.Uniform);
    private readonly ArrivalSchedule _poisson = Schedule("10000/s", Arrivals.Poisson);
    private readonly IReadOnlyList<VuStep> _steps = VuSchedule.Planned(Ramp, Segment.Whole);

    [Benchmark(OperationsPerInvoke = Operations)]
    public long NextOfConstantRate() => Walk(_constant);

    [Benchmark(OperationsPerInvoke = Operations)]
    public long NextOfPoisson() => Walk(_poisson);

    [Benchmark]
    public int VusAtATime() => VuSchedule.At(_steps, 123 * Nanoseconds.PerSecond);

    [Benchmark]
    public int TwentyStagesToSteps() => VuSchedule.Planned(Ramp, Segment.Whole).Count;

    private static long Walk(ArrivalSchedule schedule)
    {
        ArrivalCursor cursor = schedule.StartCursor();
        long last = 0;
        for (int n = 0; n < Operations; n++)
        {
            last = cursor.DueAt(n);
        }

        return last;
    }

    private static ArrivalSchedule Schedule(string rate, Arrivals arrivals) => ArrivalSchedule.For(
        new ConstantArrivalRate(RateParser.Parse(rate).Value, TimeSpan.FromSeconds(30), 1, 1, arrivals), Segment.Whole, seed: 1);
}
