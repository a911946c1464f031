using FluentAssertions;
using PerfTest.Core.Tests.Running;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Measuring;

/// <summary>A run of a day, played under the virtual clock with everything on: what it holds in memory must not grow with time.</summary>
[Collection(Alone)]
public sealed class ConstantMemoryTests
{
    private const string Alone = "The heap is this test's alone";

    private const long Hour = 3_600 * Nanoseconds.PerSecond;

    // PERFORMANCE: the heap after a full collection, late in a run against early in it.
    private const long Most = 4 << 20;

    [Fact]
    public void A_day_holds_no_more_than_its_first_two_hours()
    {
        Threshold[] limits = [Limit(new ThresholdAttribute("p95<10s")), Limit(new ThresholdAttribute("p95<10s") { Window = "5m" })];
        var plan = new LoadPlan
        {
            Name = "A day",
            Seed = 42,
            Thresholds = [.. limits],
            Scenarios = [new Scenario { Name = "default", Workload = new ConstantVus(2, TimeSpan.FromHours(24)), Bodies = [new ScenarioBody("Body")] }],
        };
        var clock = new VirtualClock();
        var watch = new Watch(plan);
        var bodies = new Dictionary<string, LoadBody>
        {
            ["Body"] = new("Body", async vu =>
            {
                // Log-normal, median 1 s: latencies as they come, over several octaves.
                double normal = Math.Sqrt(-2 * Math.Log(1 - vu.Random.NextDouble())) * Math.Cos(2 * Math.PI * vu.Random.NextDouble());
                using (vu.Group("step"))
                {
                    await vu.ThinkAsync(TimeSpan.FromSeconds(Math.Exp(normal / 2)));
                }

                vu.Check("is there", true);
                vu.Trend("size", normal * normal * 1_000);
            }, IsBlocking: false),
        };

        EngineOutcome outcome = clock.Run(() => new LoadEngine(plan, bodies, clock, watch, TimeProvider.System).RunAsync());

        outcome.Scenarios[0].Completed.Should().BeGreaterThan(140_000);
        watch.Heap.Should().HaveCount(2);
        (watch.Heap[1] - watch.Heap[0]).Should().BeLessThan(Most);
    }

    private static Threshold Limit(ThresholdAttribute attribute) => new ThresholdPlanner([], TimeScale.One, [], []).Read([attribute], "[Threshold]")[0];

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class AloneCollection;

    private sealed class Watch(LoadPlan plan) : IRunObserver
    {
        private readonly RunRecorder _recorder = new(plan);
        private readonly SlidingThresholds _sliding = new(plan, Nanoseconds.PerSecond);

        public List<long> Heap { get; } = [];

        public IScenarioObserver ForScenario(Scenario scenario, ScenarioBody? body = null) => _recorder.ForScenario(scenario, body);

        public void Tick(EngineTick tick)
        {
            _recorder.Tick(tick);
            _sliding.Tick(tick, _recorder.Store.Snapshot(_sliding.Needs));
            if (tick.Now == 2 * Hour || tick.Now == 24 * Hour)
            {
                Heap.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }
    }
}
