using System.Collections.Immutable;
using FluentAssertions;
using PerfTest.Cluster.Protocol;
using PerfTest.Cluster.Runs;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Cluster.Tests.Runs;

public sealed class MergedRunTests
{
    private const long Second = Nanoseconds.PerSecond;

    private static readonly LoadPlan Plan = new()
    {
        Name = "checkout",
        Scenarios = [new Scenario { Name = "default", Workload = new ConstantVus(10, TimeSpan.FromSeconds(4)), Bodies = [new ScenarioBody("checkout")] }],
        Thresholds = [],
    };

    private readonly Ticks _ticks = new();
    private readonly RunRecorder _recorder = new(Plan);

    [Fact]
    public void Whatever_is_lost_doubled_or_late_the_newest_figures_are_all_that_counts()
    {
        var (a, b) = (new FakeAgent("a", 0), new FakeAgent("b", 1));
        var run = new MergedRun(_recorder, _ticks, []);

        // a's first second comes after its second one, and again; b's second one never comes.
        AgentMetrics late = a.Tell(1, orders: 10, [100, 200]);
        run.Take(a.Tell(2, orders: 30, [100, 200, 300]));
        run.Take(late);
        run.Take(late);
        run.Take(b.Tell(1, orders: 5, [50]));
        b.Tell(2, orders: 6, [50]);
        run.Take(b.Tell(3, orders: 7, [50, 70]));
        run.Take(a.Tell(3, orders: 30, [100, 200, 300]));
        run.Advance([a.Entry, b.Entry], 3 * Second);

        Orders().Should().Be(37);
        Latencies().Count.Should().Be(5);
        (Latencies().Min, Latencies().Max, Latencies().Sum).Should().Be((50, 300, 720));
        _ticks.Seen.Select(tick => tick.Now).Should().Equal(0, Second, 2 * Second, 3 * Second);
        _ticks.Seen[^1].Scenarios[0].Completed.Should().Be(37);
    }

    [Fact]
    public void A_second_waits_for_all_but_not_for_ever()
    {
        var (a, b) = (new FakeAgent("a", 0), new FakeAgent("b", 1));
        var run = new MergedRun(_recorder, _ticks, []);
        run.Take(a.Tell(1, orders: 10, []));

        run.Advance([a.Entry, b.Entry], (2 * Second) + 1);
        _ticks.Seen.Should().BeEmpty("b has told nothing yet");

        run.Advance([a.Entry, b.Entry], (4 * Second) + 1);
        _ticks.Seen.Select(tick => tick.Now).Should().Equal(0, Second);
    }

    [Fact]
    public void Without_the_totals_of_one_the_result_has_what_it_had_sent_and_says_so()
    {
        var (a, b) = (new FakeAgent("a", 0), new FakeAgent("b", 1));
        var run = new MergedRun(_recorder, _ticks, []);
        run.Take(a.Tell(1, orders: 10, [100]));
        run.Take(b.Tell(1, orders: 7, [50]));
        run.Take(a.Tell(4, orders: 40, [100, 100]));

        RunRecord record = run.Finish([a.Entry with { HasTotals = true }, b.Entry with { Loss = "was not heard of for 10 s" }], DateTimeOffset.UnixEpoch, null);
        LoadResult result = PerfTest.Judging.Judge.Evaluate(record, new());

        record.Metrics.Counter("orders")!.Value.Count.Should().Be(47);
        result.Verdict.Should().Be(LoadVerdict.Incomplete);
        result.Summary.Should().Contain("b (1/2:1) was not heard of for 10 s, its last figures are of 0:01");
        result.Agents.Select(agent => agent.Iterations).Should().Equal(40, 7);
        result.ToText().Should().Contain("AGENTS").And.Contain("✗  b");
    }

    private long Orders() => _recorder.Store.Snapshot().Counter("orders")!.Value.Count;

    private Histogram Latencies() => _recorder.Store.Snapshot().Trend("size")!;

    private sealed class Ticks : IRunObserver
    {
        public List<EngineTick> Seen { get; } = [];

        public IScenarioObserver ForScenario(Scenario scenario, ScenarioBody? body = null) => throw new NotSupportedException("The controller sends no load.");

        public void Tick(EngineTick tick) => Seen.Add(tick);
    }

    /// <summary>An agent that says whatever the test wants of its series.</summary>
    private sealed class FakeAgent(string id, int index)
    {
        private long _seq;

        public AgentEntry Entry => new() { Id = id, Name = id, Incarnation = 1, Index = index };

        public AgentMetrics Tell(int second, long orders, long[] sizes)
        {
            var store = new MetricStore();
            store.GetCounter(store.Define("orders", MetricType.Counter, Unit.None), store.NoTags).Add(orders, completedAt: 0);
            TrendSeries trend = store.GetTrend(store.Define("size", MetricType.Trend, Unit.Time), store.NoTags);
            foreach (long size in sizes)
            {
                trend.Record(size);
            }

            ImmutableArray<ScenarioCounters> counters = [new() { Scenario = Plan.Scenarios[0], Due = orders, Started = orders, Completed = orders, ActiveVus = 5, PlannedVus = 5, BroughtUpVus = 5 }];
            return new AgentMetrics
            {
                From = id,
                Test = Plan.Name,
                Incarnation = 1,
                Seq = ++_seq,
                PlanNow = second * Second,
                Payload = FiguresJson.Write(second * Second, counters, store.Snapshot().Metrics.SelectMany(metric => metric.Series), errors: []),
            };
        }
    }
}
