using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.Planning;
using static PerfTest.Core.Tests.Measuring.RecordedRun;

namespace PerfTest.Core.Tests.Measuring;

public sealed class SlicesOfARunTests
{
    private const long Second = Nanoseconds.PerSecond;

    [Theory]
    [InlineData(7)]
    [InlineData(1_300)]
    public void The_slices_together_are_the_run(int seconds)
    {
        var record = Of(
            [
                Scenario("closed", new ConstantVus(3, TimeSpan.FromSeconds(seconds))),
                Scenario("open", new ConstantArrivalRate(new(5, Second), TimeSpan.FromSeconds(seconds), 4, 4)) with { StartTime = TimeSpan.FromSeconds(2.5) },
            ],
            async (recorder, vu) =>
            {
                var start = vu.NowFromStart;
                await Takes(vu, vu.Random.Next(100, 1_300));
                vu.Check("lucky", vu.Random.Next(2) == 0);
                Request(recorder, vu, $"/{vu.Random.Next(3)}", vu.NowFromStart - start, failed: vu.Random.Next(10) == 0);
                if (vu.Random.Next(20) == 0)
                {
                    throw new InvalidOperationException("unlucky");
                }
            });

        var slices = record.Slices;
        slices.Length.Should().Be(seconds > 600 ? 326 : seconds + 4, "the open scenario ends 2.5 s later, and its last iteration up to 1.3 s after that");
        slices[0].Start.Should().Be(0);
        slices[^1].End.Should().Be(record.Outcome.End);
        slices.Zip(slices.Skip(1)).Should().OnlyContain(pair => pair.First.End == pair.Second.Start);

        for (var i = 0; i < 2; i++)
        {
            KeyValuePair<string, string> scenario = new("scenario", record.Plan.Scenarios[i].Name);
            ScenarioSlice[] parts = [.. slices.Select(slice => slice.Scenarios[i])];
            parts.Should().OnlyContain(part => part.Scenario == scenario.Value);

            Sum(parts, part => part.IterationLatency).Should().Be(
                record.Metrics.Trend(i == 0 ? "iteration_duration" : "iteration_response_time", [scenario])!.Counts());
            Sum(parts, part => part.HttpDuration).Should().Be(record.Metrics.Trend("http_req_duration", [scenario])!.Counts());
            Sum(parts, part => part.HttpResponseTime).Should().Be((record.Metrics.Trend("http_req_response_time", [scenario]) ?? new()).Counts());
            foreach (var name in new[] { "/0", "/1", "/2" })
            {
                Sum(parts, part => part.Endpoints.SingleOrDefault(endpoint => endpoint.Name == name)?.Duration ?? SparseHistogram.Empty).Should().Be(
                    record.Metrics.Trend("http_req_duration", [scenario, new("name", name)])!.Counts());
            }

            var counters = record.Outcome.Scenarios[i];
            parts.Sum(part => part.Requests).Should().Be(record.Metrics.Counter("http_reqs", [scenario])!.Value.Count);
            parts.Sum(part => part.FailedRequests).Should().Be(record.Metrics.Rate("http_req_failed", [scenario])!.Value.Passes).And.BePositive();
            parts.Sum(part => part.FailedChecks).Should().Be(record.Metrics.Rate("checks", [scenario])!.Value.Fails).And.BePositive();
            parts.Sum(part => part.BytesReceived).Should().Be(record.Metrics.Counter("data_received", [scenario])!.Value.Count);
            parts.Sum(part => part.BytesSent).Should().Be(record.Metrics.Counter("data_sent", [scenario])!.Value.Count);
            parts.Sum(part => part.Iterations).Should().Be(counters.Completed);
            parts.Sum(part => part.FailedIterations).Should().Be(counters.Failed);
            parts.Sum(part => part.Started).Should().Be(counters.Started);
            parts.Sum(part => part.Due).Should().Be(counters.Due);
            parts.Sum(part => part.Dropped).Should().Be(counters.Dropped);
        }
    }

    [Fact]
    public void A_slice_has_what_completed_in_it()
    {
        var record = Of(new ConstantVus(1, TimeSpan.FromSeconds(3)), vu => Takes(vu, vu.NowFromStart < Second ? 400 : 300));

        // Ends at 0.4, 0.8, 1.2, then 1.5, 1.8, 2.1, 2.4, 2.7 and 3.0 s; what ends with the tick may be on either side of it.
        record.Slices.Select(slice => slice.Scenarios[0].Iterations).Take(2).Should().Equal(2, 3);
        record.Slices.Sum(slice => slice.Scenarios[0].Iterations).Should().Be(9);
        record.Slices[1].Scenarios[0].IterationLatency.ToHistogram().Counts().Should().Be(
            Cases.Histogram(400_000_000, 300_000_000, 300_000_000).Counts());
        record.Slices[0].Scenarios[0].Should().BeEquivalentTo(new { ActiveVus = 1.0, PlannedVus = 1.0 });
    }

    [Fact]
    public void Fifty_endpoints_have_histograms_of_their_own_and_the_rest_has_one()
    {
        var record = Of([Scenario("default", new PerVuIterations(1, 70, TimeSpan.FromMinutes(1)))], (recorder, vu) =>
        {
            Request(recorder, vu, $"/{vu.Iteration}", 1_000_000 + vu.Iteration, failed: false);
            return Takes(vu, 10);
        });

        var endpoints = record.Slices.SelectMany(slice => slice.Scenarios[0].Endpoints).ToArray();
        endpoints.Should().HaveCount(51);
        endpoints.Single(endpoint => endpoint.Name == "(other)").Duration.Count.Should().Be(20);
        record.Slices[0].Scenarios[0].HttpDuration.Count.Should().Be(70);
    }

    [Fact]
    public void A_scaled_plan_has_slices_of_a_tenth_of_a_second()
    {
        var plan = new LoadPlan { Name = "test", Scenarios = [Scenario("default", new ConstantVus(1, TimeSpan.FromSeconds(3)))], Thresholds = [], TimeScale = 0.1 };
        var recorder = new RunRecorder(plan);
        for (var i = 1; i <= 30; i++)
        {
            recorder.Tick(new(i * 100 * Nanoseconds.PerMillisecond, [new() { Scenario = plan.Scenarios[0] }], IsLast: i == 30));
        }

        recorder.Slices.Should().HaveCount(30);
    }

    [Fact]
    public void Ticks_of_the_warm_up_are_no_slices()
    {
        var plan = new LoadPlan { Name = "test", Scenarios = [Scenario("default", new ConstantVus(1, TimeSpan.FromSeconds(3)))], Thresholds = [] };
        var recorder = new RunRecorder(plan);
        recorder.Tick(new(-Second, [new() { Scenario = plan.Scenarios[0], ActiveVus = 7 }], IsLast: false));
        recorder.Tick(new(Second, [new() { Scenario = plan.Scenarios[0], ActiveVus = 1 }], IsLast: false));

        recorder.Slices.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Start = 0L, End = Second });
        recorder.Store.Snapshot().Gauge("vus")!.Value.Max.Should().Be(1);
    }

    /// <summary>What the HTTP recorder does for a request.</summary>
    private static void Request(RunRecorder recorder, VirtualUser vu, string name, long duration, bool failed)
    {
        var store = recorder.Store;
        var tags = ((ScenarioRecorder)vu.Observer).TagsOf(vu).With("name", name).With("status", failed ? "500" : "200");
        store.GetCounter(store.BuiltIn.HttpReqs, tags).Add(1, vu.NowFromStart);
        store.GetTrend(store.BuiltIn.HttpReqDuration, tags).Record(duration);
        store.GetRate(store.BuiltIn.HttpReqFailed, tags).Record(failed);
        store.GetCounter(store.BuiltIn.DataSent, tags).Add(100);
        store.GetCounter(store.BuiltIn.DataReceived, tags).Add(1_000);
        if (vu.Scenario == "open")
        {
            store.GetTrend(store.BuiltIn.HttpReqResponseTime, tags).Record(duration + vu.TakeFirstRequestLag());
        }
    }

    private static object Sum(IEnumerable<ScenarioSlice> slices, Func<ScenarioSlice, SparseHistogram> part) =>
        slices.Select(part).Aggregate(SparseHistogram.Empty, (sum, more) => sum.Plus(more)).ToHistogram().Counts();
}
