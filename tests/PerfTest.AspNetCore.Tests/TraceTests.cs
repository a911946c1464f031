using System.Collections.Concurrent;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using PerfTest.Adapting;
using PerfTest.Running;

namespace PerfTest.AspNetCore.Tests;

/// <summary>What the target sees of <c>PERFTEST_TRACEPARENT</c>.</summary>
public class TraceTests
{
    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    public async Task Each_request_carries_a_trace_if_it_was_asked_for_and_the_slowest_name_theirs(string variable, bool isAsked)
    {
        var seen = new ConcurrentBag<string>();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication target = builder.Build();
        target.Run(context =>
        {
            seen.Add(context.Request.Headers.TraceParent.ToString());
            return Task.CompletedTask;
        });
        await target.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Urls.Single());

        LoadRunOutcome outcome = await Adapting.LoadRun.RunAsync(new LoadRunRequest
        {
            Declaration = new LoadBuilder().Vus(1).Iterations(20).Warmup("0s").ToDeclaration("traced"),
            Bodies = new Dictionary<string, LoadBody> { ["traced"] = new("traced", async vu => (await http.GetAsync("/", vu.CancellationToken)).Dispose(), IsBlocking: false) },
            Parameters = new Dictionary<string, string> { ["PERFTEST_TRACEPARENT"] = variable, ["PERFTEST_EXCLUSIVE"] = "process" },
        });

        LoadResult result = outcome.Result!;
        result.Passed.Should().BeTrue(result.Summary);
        seen.Should().HaveCount(20);
        if (isAsked)
        {
            seen.Should().OnlyHaveUniqueItems().And.AllSatisfy(header => header.Should().MatchRegex("^00-[0-9a-f]{32}-[0-9a-f]{16}-01$"));
            result.Endpoints.Single().Slowest.Select(request => request.TraceId).Should().BeSubsetOf(seen.Select(header => header[3..35])).And.NotContainNulls();
        }
        else
        {
            seen.Should().OnlyContain(header => header.Length == 0);
        }
    }
}
