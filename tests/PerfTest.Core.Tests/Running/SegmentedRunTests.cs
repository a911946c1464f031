using System.Collections.Immutable;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using PerfTest.Planning;
using PerfTest.Running;
using static PerfTest.Core.Tests.Running.Schedules.Plans;

namespace PerfTest.Core.Tests.Running;

/// <summary>The engine on several machines: each runs its segment alone, and together they are one run.</summary>
public class SegmentedRunTests
{
    private static readonly Gen<Workload> ClosedWorkloads = Gen.OneOf(
        RandomRampingVus.Select(ramp => (Workload)ramp),
        from vus in Gen.Choose(1, 20) from length in Gen.Choose(1, 400) select (Workload)new ConstantVus(vus, TimeSpan.FromMilliseconds(length)),
        from vus in Gen.Choose(1, 20) from each in Gen.Choose(1, 5) select (Workload)new PerVuIterations(vus, each, TimeSpan.FromMinutes(10)));

    [Fact]
    public void Thirds_of_fifty_virtual_users_are_17_17_and_16_with_ids_of_their_own()
    {
        var parts = Enumerable.Range(0, 3).Select(index => Run(new ConstantVus(50, TimeSpan.FromMilliseconds(10)), Segment.Of(index, 3))).ToList();

        parts.Select(part => part.Counters.BroughtUpVus).Should().Equal(17, 17, 16);
        parts.SelectMany(part => part.Starts.Select(start => start.Vu)).Distinct().Order().Should().Equal(Enumerable.Range(1, 50).Select(id => (long)id));
    }

    [Fact]
    public void Ids_go_on_from_one_scenario_to_the_next_as_in_the_whole()
    {
        Scenario[] scenarios =
        [
            OneScenario("first", new ConstantVus(3, TimeSpan.FromMilliseconds(10))),
            OneScenario("second", new ConstantVus(3, TimeSpan.FromMilliseconds(10))),
        ];

        Run(scenarios, Segment.Of(1, 2)).Starts.Select(start => (start.Scenario, start.Vu)).Distinct().Should().BeEquivalentTo([("first", 2L), ("second", 5L)]);
    }

    [Fact]
    public void A_segment_without_virtual_users_ends_at_once_and_does_nothing()
    {
        var part = Run(new PerVuIterations(1, 10, TimeSpan.FromMinutes(10)), Segment.Of(1, 2));

        part.Starts.Should().BeEmpty();
        part.Outcome.End.Should().Be(0);
    }

    [Fact]
    public void Shared_iterations_are_divided_as_their_virtual_users_are()
    {
        var parts = Enumerable.Range(0, 3).Select(index => Run(new SharedIterations(2, 100, TimeSpan.FromMinutes(10)), Segment.Of(index, 3))).ToList();

        parts.Select(part => part.Counters.Completed).Should().Equal(50, 50, 0);
    }

    [Fact]
    public void Law_closed_models_start_the_same_iterations_at_the_same_times()
    {
        Law(from workload in ClosedWorkloads from division in RandomDivision select (workload, division), given =>
        {
            var whole = Run(given.workload, Segment.Whole);
            var parts = given.division.Select(segment => Run(given.workload, segment)).ToList();

            Assert.Equal(whole.Starts.Order(), parts.SelectMany(part => part.Starts).Order());
            foreach (long at in whole.Run.Activity.Select(point => point.At).Distinct())
            {
                double milliseconds = (double)at / Nanoseconds.PerMillisecond;
                Assert.Equal(whole.Run.ActiveAt(milliseconds), parts.Sum(part => part.Run.ActiveAt(milliseconds)));
            }
        }, 60);
    }

    [Fact]
    public void Law_open_models_start_the_same_bodies_at_the_same_times()
    {
        Law(from workload in Gen.OneOf(RandomArrivals, RandomPoisson) from division in RandomDivision select (workload, division), given =>
        {
            Scenario[] weighted = [Weighted(given.workload)];
            var whole = Run(weighted, Segment.Whole, takes: 0);
            var parts = given.division.Select(segment => Run(weighted, segment, takes: 0)).ToList();

            Assert.Equal(whole.Starts.Select(start => (start.At, start.Scenario)).Order(), parts.SelectMany(part => part.Starts).Select(start => (start.At, start.Scenario)).Order());
        }, 60);
    }

    [Fact]
    public void Law_weights_divide_the_shared_iterations_of_all_parts_together()
    {
        Law(from division in RandomDivision from iterations in Gen.Choose(1, 300) select (division, iterations), given =>
        {
            Scenario[] scenarios = [Weighted(new SharedIterations(100, given.iterations, TimeSpan.FromMinutes(10)))];
            var whole = Run(scenarios, Segment.Whole).Starts.CountBy(start => start.Scenario).OrderBy(count => count.Key);
            var parts = given.division.SelectMany(segment => Run(scenarios, segment).Starts).CountBy(start => start.Scenario).OrderBy(count => count.Key);

            Assert.Equal(whole, parts);
        }, 60);
    }

    private static Scenario OneScenario(string name, Workload workload) => new() { Name = name, Workload = workload, Bodies = [new ScenarioBody("Body")] };

    private static Scenario Weighted(Workload workload) => new()
    {
        Name = "default",
        Workload = workload,
        Bodies = [new ScenarioBody("Body", 5) { Name = "a" }, new ScenarioBody("Body", 1) { Name = "b" }, new ScenarioBody("Body", 1) { Name = "c" }],
    };

    private static Part Run(Workload workload, Segment segment) => Run([OneScenario("default", workload)], segment);

    private static Part Run(Scenario[] scenarios, Segment segment, double takes = 7)
    {
        var starts = ImmutableArray.CreateBuilder<(long At, long Vu, long Iteration, string Scenario)>();
        var run = VirtualRun.Of(
            scenarios,
            new Dictionary<string, Func<VirtualUser, Task>>
            {
                ["Body"] = vu =>
                {
                    starts.Add((vu.NowFromStart, vu.Id, vu.Iteration, vu.Scenario));
                    return takes == 0 ? Task.CompletedTask : vu.ThinkAsync(TimeSpan.FromMilliseconds(takes)).AsTask();
                },
            },
            segment: segment);
        return new Part(run, starts.ToImmutable());
    }

    private sealed record Part(VirtualRun Run, ImmutableArray<(long At, long Vu, long Iteration, string Scenario)> Starts)
    {
        public EngineOutcome Outcome => Run.Outcome;

        public ScenarioCounters Counters => Run.Counters;
    }
}
