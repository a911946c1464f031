using FluentAssertions;
using FsCheck.Fluent;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Measuring;

public sealed class SliceLogTests
{
    private const long Second = Nanoseconds.PerSecond;

    [Fact]
    public void Six_hundred_seconds_are_six_hundred_slices()
    {
        var log = Filled(600);

        log.Slices.Should().HaveCount(600);
        log.Width.Should().Be(Second);
        log.Slices[17].Should().BeEquivalentTo(new { Start = 17 * Second, End = 18 * Second });
    }

    [Theory]
    [InlineData(601, 2, 301)]
    [InlineData(602, 2, 301)]
    [InlineData(1_200, 2, 600)]
    [InlineData(1_201, 4, 301)]
    [InlineData(3_600, 8, 450)]
    [InlineData(86_400, 256, 338)]
    public void One_second_more_makes_neighbours_merge(int seconds, int width, int slices)
    {
        var log = Filled(seconds);

        log.Width.Should().Be(width * Second);
        log.Slices.Should().HaveCount(slices);
        log.Slices.Take(slices - 1).Should().OnlyContain(slice => slice.Length == width * Second && slice.Start % (width * Second) == 0);
        log.Slices[^1].End.Should().Be(seconds * Second);
    }

    [Fact]
    public void Merging_keeps_sums_whatever_the_ticks_are() =>
        Prop.ForAll(Gen.Choose(1, 2_500).SelectMany(count => Gen.Choose(1, 30).ArrayOf(count)).ToArbitrary(), ticks =>
        {
            var log = new SliceLog(Second);
            var end = 0L;
            var expected = new Histogram();
            foreach (var tick in ticks)
            {
                var start = end;
                end += tick * 100 * Nanoseconds.PerMillisecond;
                expected.Record(tick);
                log.Append(Slice(start, end, tick));
            }

            var slices = log.Slices;
            var merged = slices.SelectMany(slice => slice.Scenarios).Aggregate(SparseHistogram.Empty, (sum, scenario) => sum.Plus(scenario.IterationLatency));
            return slices.Length <= SliceLog.Capacity
                && slices[0].Start == 0 && slices[^1].End == end
                && slices.Zip(slices.Skip(1)).All(pair => pair.First.End == pair.Second.Start)
                && slices.Sum(slice => slice.Scenarios[0].Iterations) == ticks.Sum()
                && merged.ToHistogram().Content().Equals(expected.Content());
        }).Holds(50);

    [Fact]
    public void A_tick_that_is_a_little_early_or_late_does_not_stretch_a_slice()
    {
        var log = new SliceLog(Second);
        long[] ends = [990_000_000, 2_020_000_000, 3_000_000_000, 3_999_999_999, 5_100_000_000];
        var start = 0L;
        foreach (var end in ends)
        {
            log.Append(Slice(start, end, 1));
            start = end;
        }

        log.Slices.Select(slice => slice.End).Should().Equal(ends);
    }

    [Fact]
    public void What_comes_at_the_time_of_the_last_tick_goes_to_the_last_slice()
    {
        var log = Filled(2);
        log.Append(Slice(2 * Second, 2 * Second, 9));

        log.Slices.Should().HaveCount(2);
        log.Slices[1].Scenarios[0].Iterations.Should().Be(10);
    }

    [Fact]
    public void Of_merged_slices_counts_add_up_and_vus_are_the_mean_over_time()
    {
        var one = new Slice(0, Second, [new ScenarioSlice
        {
            Scenario = "default",
            Requests = 1,
            FailedRequests = 2,
            Responses = new(1, 2, 3, 4, 5, 6),
            StartLag = SparseHistogram.Of(Cases.Histogram(5)),
            Iterations = 3,
            FailedIterations = 4,
            Due = 5,
            Started = 6,
            Dropped = 7,
            FailedChecks = 8,
            BytesSent = 9,
            BytesReceived = 10,
            ActiveVus = 10,
            PlannedVus = 30,
            HttpResponseTime = SparseHistogram.Of(Cases.Histogram(1)),
            Endpoints = [Endpoint("/a", 1), Endpoint("/b", 2)],
        }]);
        var merged = one.Merge(new Slice(Second, 4 * Second, [one.Scenarios[0] with { ActiveVus = 20, Endpoints = [Endpoint("/c", 3), Endpoint("/b", 4)] }]));

        merged.Should().BeEquivalentTo(new { Start = 0L, End = 4 * Second });
        merged.Scenarios.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Scenario = "default",
            Requests = 2,
            FailedRequests = 4,
            Responses = new StatusCounts(2, 4, 6, 8, 10, 12),
            Iterations = 6,
            FailedIterations = 8,
            Due = 10,
            Started = 12,
            Dropped = 14,
            FailedChecks = 16,
            BytesSent = 18,
            BytesReceived = 20,
            ActiveVus = 17.5,
            PlannedVus = 30.0,
        });
        merged.Scenarios[0].HttpResponseTime.ToHistogram().Content().Should().Be(Cases.Histogram(1, 1).Content());
        merged.Scenarios[0].StartLag.ToHistogram().Content().Should().Be(Cases.Histogram(5, 5).Content());
        merged.Scenarios[0].Endpoints.Select(endpoint => (endpoint.Name, endpoint.Duration.Sum)).Should().Equal(("/a", 1L), ("/b", 6L), ("/c", 3L));
        merged.Scenarios[0].HttpDuration.ToHistogram().Content().Should().Be(Cases.Histogram(1, 2, 3, 4).Content());
    }

    private static EndpointSlice Endpoint(string name, long duration) => new(name, SparseHistogram.Of(Cases.Histogram(duration)));

    private static SliceLog Filled(int seconds)
    {
        var log = new SliceLog(Second);
        for (var i = 0; i < seconds; i++)
        {
            log.Append(Slice(i * Second, (i + 1) * Second, 1));
        }

        return log;
    }

    private static Slice Slice(long start, long end, long value) => new(start, end,
        [new ScenarioSlice { Scenario = "default", Iterations = value, IterationLatency = SparseHistogram.Of(Cases.Histogram(value)) }]);
}
