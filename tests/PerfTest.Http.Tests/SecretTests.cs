using System.Text;
using FluentAssertions;
using PerfTest.Adapting;
using PerfTest.Planning;
using PerfTest.Reporting;
using PerfTest.Running;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

/// <summary>Plants secrets wherever a load test can have them and searches everything that it puts out.</summary>
public class SecretTests
{
    private const string Secret = "s3cr3t-";

    [Fact]
    public async Task No_secret_reaches_a_report()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);
        using var told = new HttpClient(new LoadHttpHandler(new SocketsHttpHandler())) { BaseAddress = target.Address };
        using var unknown = new HttpClient { BaseAddress = target.Address };
        var sent = new SemaphoreSlim(0);

        async Task BodyAsync(VirtualUser vu)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/status/500?token={Secret}query&user={Secret}name#{Secret}fragment");
            request.Headers.Add("Authorization", $"Bearer {Secret}bearer");
            request.Headers.Add("Cookie", $"session={Secret}cookie");
            request.Headers.Add("X-Api-Key", $"{Secret}key");
            (await http.SendAsync(request, vu.CancellationToken)).Dispose();
            (await http.GetAsync($"/error/500/{Secret.Length}", vu.CancellationToken)).Dispose();
            (await told.GetAsync($"/status/404?apiKey={Secret}query2", vu.CancellationToken)).Dispose();
            (await unknown.GetAsync($"/status/503?apiKey={Secret}query3", vu.CancellationToken)).Dispose();
            (await http.GetAsync($"/login/{Secret.Length}?password={Secret}query4", vu.CancellationToken)).Dispose();
            await FailsAsync(() => http.GetAsync(new UriBuilder(target.Address) { UserName = "me", Password = $"{Secret}user", Path = "/reset" }.Uri, vu.CancellationToken));
            sent.Release();
            throw Planted((int)(vu.Iteration % 9));
        }

        var progress = new StringBuilder();
        LoadRunOutcome outcome = await RunAsync(vu => BodyAsync(vu), progress, new WorkloadSettings { Vus = 2, IterationsPerVu = 9, Warmup = "0s", GracefulStop = "5s" });

        LoadResult result = outcome.Result!.WithJudgement(new InvalidOperationException($"Authorization: Basic {Secret}judge"));
        sent.CurrentCount.Should().Be(18);
        result.Errors.Should().ContainSingle(error => error.Body != null).Which.Body.Should().Be("{\"title\":\"7\",\"access_token\":***}");
        result.Errors.Should().HaveCountGreaterThan(8);
        AssertClean(result, outcome, progress);
    }

    [Fact]
    public async Task Nor_does_one_of_an_abort()
    {
        var progress = new StringBuilder();
        LoadRunOutcome outcome = await RunAsync(
            vu =>
            {
                vu.Abort($"no login with Server=db;User Id=me;Password={Secret}abort; and Bearer {Secret}abort2");
                return Task.CompletedTask;
            },
            progress,
            new WorkloadSettings { Vus = 1, IterationsPerVu = 1 });

        outcome.Result!.Verdict.Should().Be(LoadVerdict.Aborted);
        AssertClean(outcome.Result, outcome, progress);
    }

    [Fact]
    public async Task Nor_does_one_of_a_refused_host()
    {
        var progress = new StringBuilder();
        using HttpClient http = LoadHttp.CreateClient("http://localhost:1");
        LoadRunOutcome outcome = await RunAsync(
            vu => http.GetAsync($"http://me:{Secret}user@api.refused.example/{Secret}path?token={Secret}query", vu.CancellationToken),
            progress,
            new WorkloadSettings { Vus = 1, IterationsPerVu = 1 });

        outcome.Result!.Verdict.Should().Be(LoadVerdict.Aborted);
        AssertClean(outcome.Result, outcome, progress);
    }

    [Fact]
    public void Nor_does_one_of_a_mistake() =>
        MistakeReport.Write("test", [$"PERFTEST_BASE_URL = \"htp://me:{Secret}1@host?token={Secret}2\" is not an absolute address."]).Should().NotContain(Secret);

    private static Exception Planted(int which) => which switch
    {
        0 => new InvalidOperationException($"The server said no to Bearer {Secret}0"),
        1 => new InvalidOperationException($"password={Secret}1 is wrong", new FormatException($"Set-Cookie: id={Secret}1b; HttpOnly")),
        2 => new InvalidOperationException($"cannot open Server=db;Database=shop;User Id={Secret}2;Password={Secret}2b"),
        3 => new InvalidOperationException($"GET https://me:{Secret}3@shop.example/a?b={Secret}3b failed"),
        4 => new InvalidOperationException($"{{\"client_secret\": \"{Secret}4\", \"access_token\":\"{Secret}4b\"}}"),
        5 => new AggregateException(new InvalidOperationException($"Authorization: Basic {Secret}5")),
        6 => new InvalidOperationException($"amqp://guest:{Secret}6@mq:5672 refused"),
        7 => new InvalidOperationException($"AccountName=x;AccountKey={Secret}7==;EndpointSuffix=core.example"),
        _ => new InvalidOperationException($"line one\nCookie: a={Secret}8; b={Secret}8b\nX-Api-Key: {Secret}8c"),
    };

    private static async Task FailsAsync(Func<Task> call)
    {
        try
        {
            await call();
            Assert.Fail("The target was to break the connection off.");
        }
        catch (HttpRequestException)
        {
        }
    }

    private static Task<LoadRunOutcome> RunAsync(Func<VirtualUser, Task> body, StringBuilder progress, WorkloadSettings settings) => LoadRun.RunAsync(new LoadRunRequest
    {
        Declaration = new LoadTestDeclaration { Name = "secrets", Method = "secrets", Workload = settings },
        Bodies = new Dictionary<string, LoadBody> { ["secrets"] = new("secrets", vu => new ValueTask(body(vu)), IsBlocking: false) },
        FrameworkProgress = line =>
        {
            lock (progress)
            {
                progress.AppendLine(line);
            }
        },
        TestAssembly = typeof(SecretTests).Assembly,
    });

    private static void AssertClean(LoadResult result, LoadRunOutcome outcome, StringBuilder progress)
    {
        var files = result.Files.Select(File.ReadAllText).ToList();
        files.Should().NotBeEmpty();
        files.Should().OnlyContain(text => text.Length > 0 && !text.Contains(Secret, StringComparison.Ordinal));
        using var json = new MemoryStream();
        JsonSummary.Write(json, result, outcome.Context);
        Encoding.UTF8.GetString(json.ToArray()).Should().NotContain(Secret);
        TextReport.Write(result, outcome.Context).Should().NotContain(Secret);
        FailureMessage.Write(result, outcome.Context).Should().NotContain(Secret);
        result.ToString().Should().NotContain(Secret);
        progress.Length.Should().BePositive();
        progress.ToString().Should().NotContain(Secret);
    }
}
