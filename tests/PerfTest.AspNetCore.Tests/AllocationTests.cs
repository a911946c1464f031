using PerfTest.Adapting;
using PerfTest.Running;

namespace PerfTest.AspNetCore.Tests;

/// <summary>Nothing else may run in this process while bytes are counted.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public class AllocationTests
{
    private const int Size = 20_000;

    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task What_a_request_allocates_in_the_application_is_what_is_left_without_an_empty_one(string kind)
    {
        using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();

        var result = await RunAsync(http, $"/allocates/{Size}", 5_000, "process_allocated_per_request<1MB", "target_allocated<1MB");

        Assert.True(result.Passed, result.Summary);
        var process = result.Metrics.Gauge("process_allocated_per_request").Value;
        var target = result.Metrics.Gauge("target_allocated").Value;
        Assert.InRange(target, Size, 2 * Size);
        Assert.InRange(process - target, 500, Size);
    }

    [Fact]
    public async Task An_application_that_does_next_to_nothing_allocates_little()
    {
        using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient();

        var result = await RunAsync(http, "/", 5_000, "target_allocated<8KiB");

        Assert.True(result.Passed, result.Summary);
    }

    [Fact]
    public async Task Nothing_is_measured_before_a_load_whose_limits_do_not_ask()
    {
        using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient();

        var result = await RunAsync(http, "/", 5_000, "process_allocated_per_request<1MB");

        Assert.True(result.Passed, result.Summary);
        Assert.False(result.Metrics.Gauge("target_allocated").HasSamples);
    }

    [Fact]
    public async Task Of_a_few_requests_it_is_not_measurable()
    {
        using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient();

        var result = await RunAsync(http, "/", 20, "process_allocated_per_request<1GB", "target_allocated<1GB");

        Assert.All(result.Thresholds.Take(2), limit => Assert.StartsWith("not measurable: it takes 10,000 requests", limit.MeasuredText, StringComparison.Ordinal));
        Assert.Equal(LoadVerdict.Failed, result.Verdict);
    }

    /// <summary>As an adapter runs it, which knows that no other test runs.</summary>
    private static async Task<LoadResult> RunAsync(HttpClient http, string path, int iterationsPerVu, params string[] limits)
    {
        var load = new LoadBuilder().Vus(2).IterationsPerVu(iterationsPerVu);
        foreach (var limit in limits)
            load.Threshold(limit);
        LoadRunOutcome outcome = await Adapting.LoadRun.RunAsync(new LoadRunRequest
        {
            Declaration = load.ToDeclaration("allocation"),
            Bodies = new Dictionary<string, LoadBody> { ["allocation"] = new("allocation", async vu => (await http.GetAsync(path, vu.CancellationToken)).Dispose(), IsBlocking: false) },
            Clients = [new FoundField<HttpClient>("http", http, IsUsed: true)],
        });
        return outcome.Result!;
    }
}
