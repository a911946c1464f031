namespace PerfTest.AspNetCore.Tests;

/// <summary>Probes of a host of this process.</summary>
public class ProbeTests
{
    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task A_path_is_probed_where_the_test_sends_its_requests(string kind)
    {
        using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();
        var result = await LoadTest.RunAsync(
            "probed",
            async vu => (await http.GetAsync("/", vu.CancellationToken)).Dispose(),
            load => load.Vus(1).IterationsPerVu(5).Warmup("0s").Probe("/items/1").Probe("/status/503"));

        Assert.Equal(5, result.Http.Requests.Count);
        Assert.Equal((0, 1), (result.Metrics.Rate("items_1_check_failed").Passes, result.Metrics.Rate("items_1_check_failed").Fails));
        Assert.Equal(1, result.Metrics.Rate("status_503_check_failed", ("status", "503")).Passes);
        Assert.Equal(LoadVerdict.Failed, result.Verdict);
    }

    /// <summary>Two hosts in memory have the same address.</summary>
    [Fact]
    public async Task Clients_of_one_host_are_one_target_and_those_of_two_are_not()
    {
        using var host = Hosts.InMemory();
        using var other = Hosts.InMemory();
        using var first = host.CreateLoadClient();
        using var second = host.CreateLoadClient();
        using var elsewhere = other.CreateLoadClient();

        var result = await LoadTest.RunAsync(
            "one",
            async vu =>
            {
                (await first.GetAsync("/", vu.CancellationToken)).Dispose();
                (await second.GetAsync("/", vu.CancellationToken)).Dispose();
            },
            load => load.Vus(1).IterationsPerVu(1).Probe("/items/1"));
        Assert.True(result.Passed, result.Summary);

        var mistake = await Assert.ThrowsAsync<LoadTestException>(() => LoadTest.RunAsync(
            "two",
            async vu =>
            {
                (await first.GetAsync("/", vu.CancellationToken)).Dispose();
                (await elsewhere.GetAsync("/", vu.CancellationToken)).Dispose();
            },
            load => load.Vus(1).IterationsPerVu(1).Probe("/items/1")));
        Assert.Contains("the test has clients of 2 targets", mistake.Message, StringComparison.Ordinal);
    }
}
