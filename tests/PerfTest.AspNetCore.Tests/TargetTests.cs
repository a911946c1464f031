namespace PerfTest.AspNetCore.Tests;

/// <summary>An application in this process is watched without a word.</summary>
public class TargetTests
{
    [Fact]
    public async Task Its_process_is_ours()
    {
        using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient();
        var result = await LoadTest.RunAsync(
            "watched",
            async vu =>
            {
                (await http.GetAsync("/", vu.CancellationToken)).Dispose();
                await vu.ThinkAsync(TimeSpan.FromMilliseconds(20));
            },
            load => load.Vus(2).Duration("2s").Warmup("200ms")
                .Threshold("target_memory: max<64GiB").Threshold("target_cpu: avg<1000").Threshold("target_gc_pause: max<60s")
                .Threshold("target_pool_queue: max<1000000").Threshold("target_exceptions: count<1000000").Threshold("target_lock_contentions: count<1000000000")
                .Threshold("target_restarts: count==0").Threshold("target_heap<64GiB"));

        Assert.True(result.Passed, result.Summary);
        Assert.True(result.Metrics.Gauge("target_memory").Min > 1 << 20);
        Assert.Contains("target_memory", result.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_request_allocates_is_not_measurable_beside_other_tests()
    {
        using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient();
        var result = await LoadTest.RunAsync(
            "beside others",
            async vu => (await http.GetAsync("/", vu.CancellationToken)).Dispose(),
            load => load.Vus(2).IterationsPerVu(5_000).Threshold("process_allocated_per_request<1GB").Threshold("target_allocated<1GB"));

        Assert.All(
            result.Thresholds.Take(2),
            limit => Assert.Equal("not measurable: it takes 10,000 requests to an application in this process, and no other tests in it meanwhile", limit.MeasuredText));
        Assert.Equal(LoadVerdict.Failed, result.Verdict);
    }
}
