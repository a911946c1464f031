using FluentAssertions;
using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

/// <summary>
/// What the results say, beside what the target itself has seen. On a real clock: counts and order are exact; times are only bounded from the side on which a busy machine cannot
/// push them. (How near they are is a benchmark's to say; the arithmetic of stalls is exact under the virtual clock, in StallTests.)
/// </summary>
public class TruthTests
{
    private static readonly int[] Script = [5, 10, 10, 10, 20, 20, 40, 80];

    [Fact]
    public async Task Durations_are_never_shorter_than_the_target_s_own_and_every_request_is_counted()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.AtRateAsync(
            async vu => await http.GetStringAsync($"/timed-delay/{Script[vu.Random.Next(Script.Length)]}", vu.CancellationToken),
            perSecond: 500,
            TimeSpan.FromSeconds(4),
            vus: 400);

        ScenarioTotals(run).Should().Be(2_000);
        IReadOnlyList<TimeSpan> theirs = target.Times;
        Histogram ours = run.WithoutErrors().Times(MetricNames.HttpReqDuration);
        (run.Requests(), (long)theirs.Count, ours.Count).Should().Be((target.Requests, target.Requests, target.Requests));
        foreach (double p in new[] { 0, 0.5, 0.9, 0.99, 1 })
        {
            double own = theirs[(int)(p * (theirs.Count - 1))].TotalMilliseconds;

            // Half a thousandth is the histogram's own; a timer may count a tick less.
            (ours.Quantile(p) / Nanoseconds.PerMillisecond).Should().BeGreaterThanOrEqualTo((own * 0.9995) - 0.1, $"of p({p * 100})");
        }

        run.Times(MetricNames.HttpReqWaiting).Sum.Should().BeLessThanOrEqualTo(ours.Sum);
        run.Times(MetricNames.HttpReqResponseTime).Sum.Should().BeGreaterThanOrEqualTo(ours.Sum, "it begins with the intended start");
    }

    [Theory]
    [InlineData(1_500)]
    [InlineData(10)]
    public async Task A_stall_is_seen_with_ample_virtual_users_and_with_few(int vus)
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address, new() { Connections = LoadConnections.Shared });

        // 10 s at 500/s of which the last but one is a stall: whoever arrives in it waits until it is over.
        LiveRun run = await LiveRun.AtRateAsync(
            async vu =>
            {
                long now = vu.NowFromStart;
                bool stalls = now is >= 8 * Nanoseconds.PerSecond and < 9 * Nanoseconds.PerSecond;
                long wait = stalls ? ((9 * Nanoseconds.PerSecond) - now) / Nanoseconds.PerMillisecond : 0;
                await http.GetStringAsync($"/delay/{wait}", vu.CancellationToken);
            },
            perSecond: 500,
            TimeSpan.FromSeconds(10),
            vus);

        var outcome = run.Record.Outcome.Scenarios[0];
        ScenarioTotals(run).Should().Be(5_000);
        run.Requests().Should().Be(outcome.Started).And.Be(target.Requests);
        Distribution response = new SampleView(run.Record.Plan, run.Record.Metrics, Nanoseconds.From(run.Record.Plan.Duration)).Trend(MetricNames.HttpReqResponseTime, [])!;
        if (vus > 1_000)
        {
            ((response.Quantile(0.99) ?? double.PositiveInfinity) / Nanoseconds.PerMillisecond).Should().BeGreaterThan(850, "a tenth waits up to 1 s");
        }
        else
        {
            outcome.Dropped.Should().BeGreaterThan(400);
            response.Quantile(0.99).Should().BeNull("more than a hundredth never started");
        }
    }

    /// <summary>All that was due: started or dropped, nothing else.</summary>
    private static long ScenarioTotals(LiveRun run)
    {
        var counters = run.Record.Outcome.Scenarios[0];
        counters.Due.Should().Be(counters.Started + counters.Dropped);
        return counters.Due;
    }
}
