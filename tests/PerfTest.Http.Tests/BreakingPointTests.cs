using System.Text.Json;
using FluentAssertions;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

/// <summary>Whole searches on real sockets and the real clock, in short.</summary>
public class BreakingPointTests
{
    [Fact]
    public async Task A_target_that_holds_everything()
    {
        LoadResult result = await RunAsync("/delay/2", load => load.BreakingPoint("1", "2", atLeast: "2").Threshold("http_req_failed<1%"));

        result.Passed.Should().BeTrue(result.Summary);
        result.Summary.Should().Be("The target holds 2 VUs, the highest level: it did not break.");
        result.BreakingPoint!.Levels.Select(level => (level.Load, level.Held, level.IsConfirmation)).Should().Equal((1, true, false), (2, true, false), (2, true, true));
        result.TimeScale.Should().Be(0.1);
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(result.Files.First(file => file.EndsWith(".json", StringComparison.Ordinal))));
        json.RootElement.GetProperty("perftest").GetProperty("breaking_point").GetProperty("held").GetInt64().Should().Be(2);
    }

    [Fact]
    public async Task A_target_that_answers_nothing_well()
    {
        LoadResult result = await RunAsync("/status/503", load => load.BreakingPoint("1", "8"));

        result.Verdict.Should().Be(LoadVerdict.Failed);
        result.BreakingPoint!.Outcome.Should().Be(BreakingPointOutcome.NothingHeld);
        result.Summary.Should().StartWith("The target breaks at the first level, 1 VU. ").And.Contain("requests failed (100.00 %; by default none may)");
    }

    private static async Task<LoadResult> RunAsync(string path, Action<LoadBuilder> configure)
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);
        Environment.SetEnvironmentVariable("PERFTEST_TIME_SCALE", "0.1");
        try
        {
            return await LoadTest.RunAsync("searched", async vu => (await http.GetAsync(path, vu.CancellationToken)).Dispose(), configure);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PERFTEST_TIME_SCALE", null);
        }
    }
}
