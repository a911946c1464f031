namespace PerfTest.Adapters.Tests.Workloads;

/// <summary>
/// The examples of docs/workloads.md, as they stand there: compiled here, planned by the test, drawn from their schedules. Not public, so that nobody runs them.
/// </summary>
#pragma warning disable xUnit1000, CA1822 // Not a test class; its methods are read, not run.
internal sealed class WorkloadExamples
{
    [LoadTest(Vus = 100, Duration = "5m")]
    public Task Constant_vus(VirtualUser vu) => Journey(vu);

    [LoadTest]
    [Stage("2m", 100), Stage("3m", 300), Stage("3m", 600), Stage("2m", 1000)]
    [Stage("5m", 1000, Name = "sustained"), Stage("2m", 500), Stage("2m", 0)]
    public Task Ramping_vus(VirtualUser vu) => Journey(vu);

    [LoadTest(Stages = "10s:50, 10s:500, spike=3m:500, 10s:50, recovery=2m:50", Warmup = "0s")]
    public Task Spike(VirtualUser vu) => Journey(vu);

    [LoadTest(Stages = "0s:100, 5m:100, 0s:200, 5m:200, 0s:300, 5m:300, 0s:400, 5m:400", Warmup = "0s")]
    public Task Steps(VirtualUser vu) => Journey(vu);

    [LoadTest(Stages = "20s:10, 10s:0", GracefulRampDown = "5s", GracefulStop = "5s", Warmup = "0s")]
    public Task Ramping_down(VirtualUser vu) => Journey(vu);

    [LoadTest(Vus = 5, IterationsPerVu = 20)]
    public Task Iterations_per_vu(VirtualUser vu) => Journey(vu);

    [LoadTest(Vus = 5, Iterations = 100, MaxDuration = "1m")]
    public Task Shared_iterations(VirtualUser vu) => Journey(vu);

    [LoadTest(Rate = "10000/s", Duration = "30s", MaxVus = 1000)]
    public Task Constant_arrival_rate(VirtualUser vu) => Journey(vu);

    [LoadTest(StartRate = "100/s", Stages = "1m:100/s, 1m:1000/s, peak=2m:1000/s, 30s:100/s", MaxVus = 2000)]
    public Task Ramping_arrival_rate(VirtualUser vu) => Journey(vu);

    [LoadTest(Rate = "20/s", Duration = "60s", Arrivals = Arrivals.Poisson, Warmup = "0s")]
    public Task Poisson_arrivals(VirtualUser vu) => Journey(vu);

    [LoadTest]
    [Scenario(nameof(Browse), Vus = 50, Duration = "1m")]
    [Scenario(nameof(Order), Rate = "20/s", Duration = "1m", StartTime = "10s")]
    [Scenario(nameof(Report), Vus = 1, Iterations = 5, StartTime = "30s", MaxDuration = "40s")]
    public void Side_by_side(LoadResult result) => Assert.True(result.Http.Duration.P95 < TimeSpan.FromMilliseconds(400));

    private static Task Browse(VirtualUser vu) => Journey(vu);

    private static Task Order(VirtualUser vu) => Journey(vu);

    private static Task Report(VirtualUser vu) => Journey(vu);

    private static Task Journey(VirtualUser vu) => vu.ThinkAsync(TimeSpan.FromSeconds(1)).AsTask();
}
#pragma warning restore xUnit1000, CA1822
