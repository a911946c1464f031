using System.Net;
using BenchmarkDotNet.Attributes;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Bench;

/// <summary>A request through HttpClient to a transport that answers at once: with nothing in between, and with the measured handler.</summary>
[MemoryDiagnoser]
public class HandlerBenchmarks
{
    private const int Requests = 200_000;

    private readonly HttpClient _bare = new(new Echo()) { BaseAddress = new Uri("http://localhost") };
    private readonly HttpClient _measured =
        new(LiveHandler.Create(new EndpointNamer(), new LoadHttpOptions(), new Echo())) { BaseAddress = new Uri("http://localhost") };

    [Benchmark(Baseline = true, OperationsPerInvoke = Requests)]
    public Task Off() => RunAsync(_bare);

    [Benchmark(OperationsPerInvoke = Requests)]
    public Task On() => RunAsync(_measured);

    private static async Task RunAsync(HttpClient client)
    {
        var scenario = new Scenario { Name = "default", Workload = new PerVuIterations(1, Requests, TimeSpan.FromMinutes(1)), Bodies = [new ScenarioBody("Body")] };
        var plan = new LoadPlan { Name = "handler", Scenarios = [scenario], Thresholds = [] };
        using var clock = new PacerClock();
        var bodies = new Dictionary<string, LoadBody>
        {
            ["Body"] = new(
                "Body",
                async vu =>
                {
                    using HttpResponseMessage response = await client.GetAsync("/plaintext", vu.CancellationToken);
                },
                IsBlocking: false),
        };
        await new LoadEngine(plan, bodies, clock, new RunRecorder(plan), TimeProvider.System).RunAsync();
    }

    private sealed class Echo : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent([]) });
    }
}
