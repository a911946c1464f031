using FsCheck;
using FsCheck.Fluent;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning;

public class PlanLaws
{
    private static readonly Gen<int?> Counts = Gen.Elements<int?>(null, null, null, null, -1, 0, 1, 5, 100, int.MaxValue);
    private static readonly Gen<string?> Times = Gen.Elements<string?>(null, null, null, null, "0s", "1s", "1m30s", "7d", "99d", "-1s", "", "x");
    private static readonly Gen<string?> Rates = Gen.Elements<string?>(null, null, null, null, "0/s", "1/s", "7/500ms", "1000000/s", "9999999999999999/ns", "1/7d", "x");

    private static readonly Gen<string?> Stages = Gen.Elements<string?>(
        null, null, null, null, "1s:5", "1s:5/s", "0s:5", "peak=1s:5, 2s:0", "1s:5, 1s:5/s", "7d:1000000/s, 7d:0/s", "1s:0", "1s:99999999999999999999", ",", "1s:1/7d, 0s:3/2d");

    private static readonly Gen<WorkloadSettings> Workloads =
        from vus in Counts
        from startVus in Counts
        from maxVus in Counts
        from preAllocated in Counts
        from iterations in Counts
        from perVu in Counts
        from duration in Times
        from maxDuration in Times
        from start in Times
        from graceful in Times
        from warmup in Times
        from rate in Rates
        from startRate in Rates
        from stages in Stages
        select new WorkloadSettings
        {
            Vus = vus,
            StartVus = startVus,
            MaxVus = maxVus,
            PreAllocatedVus = preAllocated,
            Iterations = iterations,
            IterationsPerVu = perVu,
            Duration = duration,
            MaxDuration = maxDuration,
            StartTime = start,
            GracefulStop = graceful,
            Warmup = warmup,
            Rate = rate,
            StartRate = startRate,
            Stages = stages,
        };

    // Fewer settings at once: more of these make a plan.
    private static readonly Gen<WorkloadSettings> Sensible = Gen.OneOf(
        from vus in Gen.Elements<int?>(null, 1, 20) from time in Gen.Elements("1s", "7d") select new WorkloadSettings { Vus = vus, Duration = time },
        from vus in Gen.Elements<int?>(null, 1, 20) from count in Gen.Elements(20, 1000) select new WorkloadSettings { Vus = vus, Iterations = count },
        from vus in Gen.Elements<int?>(null, 1, 20) from time in Gen.Elements<string?>(null, "1m") select new WorkloadSettings { Vus = vus, IterationsPerVu = 5, MaxDuration = time },
        from start in Gen.Elements<int?>(null, 0, 7) from stages in Gen.Elements("1s:50", "1s:3, 2s:9, 0s:0, 7s:1", "7ms:2") select new WorkloadSettings { StartVus = start, Stages = stages },
        from rate in Gen.Elements("1/s", "7/500ms", "1000000/s") from time in Gen.Elements("1s", "7d") select new WorkloadSettings { Rate = rate, Duration = time },
        from start in Gen.Elements<string?>(null, "3/7ms") from stages in Gen.Elements("9s:50/s", "7s:1/3s, 0s:11/17ms, 3s:0/s") select new WorkloadSettings { StartRate = start, Stages = stages });

    private static readonly Gen<(WorkloadSettings Own, WorkloadSettings Over)> Pairs = Gen.OneOf(
        from own in Workloads from over in Workloads select (own, over),
        from own in Sensible from over in Workloads select (own, over),
        from own in Sensible from over in Sensible select (own, over));

    [Fact]
    public void Whatever_is_written_gives_a_plan_or_mistakes() => Law.Holds(
        Pairs,
        written => IsPlanOrMistakes(PlanBuilder.Build(Test(written.Own), PlanOverrides.None with { Layers = [new SettingLayer { Name = "over", Workload = written.Over }] })));

    [Fact]
    public void Whatever_is_written_on_scenarios_gives_a_plan_or_mistakes() => Law.Holds(
        from pairs in Pairs.ListOf(3)
        from weights in Gen.Elements<int?>(null, null, null, null, 0, 1, 5).ListOf(3)
        select (pairs, weights),
        written =>
        {
            ScenarioAttribute[] scenarios = [.. written.pairs.Select((pair, index) => Scenario("S" + index, pair.Own, written.weights[index]))];
            LoadTestDeclaration declaration = Test(written.weights.Any(weight => weight is not null) ? written.pairs[0].Over : new()) with { Scenarios = scenarios };
            return IsPlanOrMistakes(PlanBuilder.Build(declaration, PlanOverrides.None with { Layers = [new SettingLayer { Name = "over", Workload = written.pairs[1].Over }] }));
        });

    [Fact]
    public void A_duration_alone_makes_every_timed_plan_that_long() => Law.Holds(
        from own in Sensible
        from milliseconds in Gen.Choose(500, 100_000)
        select (own, milliseconds),
        written =>
        {
            LoadPlan? plan = PlanBuilder.Build(Test(written.own), Declared.Environment(("PERFTEST_DURATION", written.milliseconds + "ms")).ToOverrides()).Plan;

            // A ramp of rates may be shortened until it starts nothing.
            return plan is null ? IsRate(written.own.Stages) : plan.Duration == TimeSpan.FromMilliseconds(written.milliseconds);
        });

    [Fact]
    public void A_virtual_user_count_alone_is_the_peak_of_every_closed_plan() => Law.Holds(
        from own in Sensible
        from vus in Gen.Choose(2, 20)
        select (own, vus),
        written =>
        {
            LoadPlan? plan = PlanBuilder.Build(Test(written.own), Declared.Environment(("PERFTEST_VUS", $"{written.vus}")).ToOverrides()).Plan;
            return IsRate(written.own.Stages) || written.own.Rate is not null ? plan is null : plan!.PeakVus == written.vus;
        });

    private static bool IsRate(string? stages) => stages?.Contains('/', StringComparison.Ordinal) == true;

    private static LoadTestDeclaration Test(WorkloadSettings workload) => new() { Name = "T", Method = "M", Workload = workload };

    private static ScenarioAttribute Scenario(string exec, WorkloadSettings settings, int? weight)
    {
        var scenario = new ScenarioAttribute(exec) { Duration = settings.Duration, Rate = settings.Rate, Stages = settings.Stages, StartTime = settings.StartTime };
        if (settings.Vus is { } vus)
        {
            scenario.Vus = vus;
        }

        if (settings.Iterations is { } iterations)
        {
            scenario.Iterations = iterations;
        }

        if (weight is { } value)
        {
            scenario.Weight = value;
        }

        return scenario;
    }

    private static bool IsPlanOrMistakes(PlanningResult result) => result.Plan is { } plan
        ? result.Mistakes.IsEmpty && plan.Duration > TimeSpan.Zero && plan.PeakVus is >= 1 and <= 1_000_000 && plan.Origins.Length > 3
        : !result.Mistakes.IsEmpty && result.Mistakes.All(mistake => mistake.Length > 0);
}
