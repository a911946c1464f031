using PerfTest.Planning;

namespace PerfTest.Core.Tests.Judging;

public class HealthTests
{
    [Fact]
    public void A_generator_with_nothing_wrong_has_no_findings()
    {
        var health = Open(lag: 1).Health().Machine().Judge().Health;

        Assert.Empty(health.Findings);
        Assert.Equal((TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(0.4), 0.004, 0.45), (health.StartLagP99, health.PoolDelayP99, health.GcPauseShare, health.CpuShare));
    }

    [Theory]
    [InlineData(5, null, false)]
    [InlineData(5.1, null, true)]
    [InlineData(19, "p95<200ms", false)]
    [InlineData(21, "p95<200ms", true)]
    [InlineData(5.1, "p95<30ms", true)]
    public void Start_lag_above_5_ms_and_a_tenth_of_the_tightest_limit_is_suspect(double lag, string? limit, bool isSuspect)
    {
        var result = Open(lag, limit is null ? [] : [Limits.Of(limit), Limits.Of("http_req_duration: max<10s")]).Judge();

        Assert.Equal(isSuspect, result.Health.IsSuspect);
        Assert.True(result.Passed);
        if (limit == "p95<200ms" && isSuspect)
        {
            Assert.Equal("Iterations started late: the start lag's p(99) was 21.0 ms, more than 20.0 ms; response times include it.", result.Health.Findings[0].Sentence);
        }
    }

    [Fact]
    public void Strict_health_makes_a_suspect_run_fail()
    {
        var result = Open(lag: 9).Judge(options: new() { StrictHealth = true });

        Assert.Equal(LoadVerdict.Failed, result.Verdict);
        Assert.Equal("The generator is suspect, and PERFTEST_STRICT_HEALTH=1 makes this a failure. Iterations started late: the start lag's p(99) was 9.00 ms, more than 5.00 ms; response times include it.", result.Summary);
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "pool-delay")]
    public void Work_that_waits_more_than_10_ms_for_the_pool_is_suspect(double delay, string? rule)
    {
        Assert.Equal(rule, Open(lag: 0).Health(null, Story.Ns(delay)).Judge().Health.Findings.SingleOrDefault()?.Rule);
        Assert.Equal(rule, Closed().Health(null, Story.Ns(delay)).Judge().Health.Findings.SingleOrDefault()?.Rule);
    }

    [Fact]
    public void A_closed_model_in_memory_may_use_the_processor_up() =>
        Assert.Empty(Closed().InMemory().Health(well => well with { CpuSecondsSaturated = 10 }, Story.Ns(40)).Judge().Health.Findings);

    [Fact]
    public void But_a_pool_that_grows_while_work_waits_is_starved()
    {
        var finding = Assert.Single(Closed().InMemory().Health(well => well with { ReadingsWithGrowingPool = 5, PoolThreadsMax = 17, PoolQueueMax = 48 }, Story.Ns(640)).Judge().Health.Findings);

        Assert.Equal("pool-starved", finding.Rule);
        Assert.Equal(
            "The thread pool was starved: something blocks, and latencies include the wait. Work handed to the thread pool waited 640 ms (p99 of one item per 100 ms), its threads grew from 2 to 17, "
            + "up to 48 items queued. Look for Thread.Sleep, .Result and .Wait() in the body and in the target.",
            finding.Sentence);
    }

    [Theory]
    [InlineData(500, 2, null)]
    [InlineData(501, 2, "gc-pauses")]
    [InlineData(40, 20, null)]
    [InlineData(40, 21, "gc-pause")]
    public void Pauses_of_garbage_collections_are_suspect(double total, double longest, string? rule)
    {
        var story = Closed(Limits.Of("p95<200ms")).Health(well => well with { GcPauseTotal = Story.Ns(total), GcPauseLongest = Story.Ns(longest) });

        Assert.Equal(rule, story.Judge().Health.Findings.SingleOrDefault()?.Rule);
    }

    [Theory]
    [InlineData(1, false, null)]
    [InlineData(2, false, "process-cpu")]
    [InlineData(10, true, null)]
    public void A_saturated_processor_is_suspect_against_a_live_target(int saturatedSeconds, bool inMemory, string? rule)
    {
        var story = Open(lag: 0).Health(well => well with { CpuSecondsSaturated = saturatedSeconds });

        Assert.Equal(rule, (inMemory ? story.InMemory() : story).Judge().Health.Findings.SingleOrDefault()?.Rule);
    }

    [Fact]
    public void A_debug_build_a_debugger_and_a_coverage_collector_are_suspect()
    {
        var findings = Closed().Machine(well => well with { UnoptimizedAssemblies = ["Shop.Tests"], IsDebuggerAttached = true, CodeCoverage = "coverlet" }).Judge().Health.Findings;

        Assert.Equal(["debugger", "code-coverage", "debug-build"], findings.Select(finding => finding.Rule));
        Assert.All(findings, finding => Assert.Equal(HealthSeverity.Suspect, finding.Severity));
        Assert.Equal("A Debug build measures the debug build: Shop.Tests. Run with -c Release.", findings[2].Sentence);
    }

    [Theory]
    [InlineData(101, true)]
    [InlineData(99, false)]
    public void A_failure_of_which_more_than_half_the_overrun_is_lag_names_the_generator(double lag, bool isNamed)
    {
        // Requests of 200 ms against a limit of 100 ms: the overrun is 100 ms and the lag.
        var result = Open(lag, [Limits.Of("p95<100ms")], service: 200).Judge();

        Assert.False(result.Passed);
        Assert.Equal(isNamed, result.Health.Findings.Any(finding => finding.Sentence.StartsWith("The generator may be the cause that p95<100ms is broken", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_was_not_delivered_comes_first()
    {
        var result = Open(lag: 9).Drop(200).Judge();

        Assert.Equal([HealthSeverity.NotDelivered, HealthSeverity.Suspect], result.Health.Findings.Select(finding => finding.Severity));
        Assert.Equal(LoadVerdict.NotDelivered, result.Verdict);
    }

    [Fact]
    public void One_iteration_is_no_load_and_its_health_is_not_judged()
    {
        var plan = Story.Closed("Smoke", new PerVuIterations(1, 1, TimeSpan.FromMinutes(10))) with { Mode = RunMode.Debug };

        Assert.Empty(new Story(plan).Iterate(1, 1).Until(1).Machine(well => well with { IsDebuggerAttached = true }).Judge().Health.Findings);
    }

    private static Story Open(double lag, Threshold[]? limits = null, double service = 1) => new Story(Story.Open("Open", null, limits ?? [])).Vus(10).Iterate(1000, 200, lag: lag).Request(1000, service, lag: lag).Until(10);

    private static Story Closed(params Threshold[] limits) => new Story(Story.Closed("Closed", null, limits)).Vus(100).Iterate(1000, 1).Until(10);
}
