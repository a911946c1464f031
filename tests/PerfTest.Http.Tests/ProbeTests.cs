using FluentAssertions;
using PerfTest.Adapting;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

/// <summary>Probes on real sockets, beside real load.</summary>
public class ProbeTests
{
    [Fact]
    public async Task Probes_are_sent_beside_the_load_and_are_none_of_it()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LoadResult result = await LoadTest.RunAsync(
            "probed",
            async vu => (await http.GetAsync("/delay/5", vu.CancellationToken)).Dispose(),
            load => load.Vus(2).Duration("1s").Warmup("0s").Probe("/health", every: "100ms").Threshold("health_check_duration: p95<20s"));

        result.Passed.Should().BeTrue(result.Summary);
        RateMetric probes = result.Metrics.Rate("health_check_failed", ("status", "200"));
        probes.Passes.Should().Be(0);
        probes.Fails.Should().BeInRange(1, 10);
        result.Metrics.Latency("health_check_duration").Count.Should().Be(probes.Total);
        target.Requests.Should().Be(result.Http.Requests.Count + probes.Total);
        result.Endpoints.Should().ContainSingle().Which.Name.Should().Be("/delay/{n}");
        result.ToText().Should().Contain("PROBES").And.Contain("health_check_duration");
    }

    [Fact]
    public async Task A_probe_that_fails_fails_the_test_and_says_why()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        LoadResult result = await RunAsync(target, load => load.Probe(new ProbeAttribute($"{target.Address}status/503") { Name = "ready", Every = "100ms" }));

        result.Verdict.Should().Be(LoadVerdict.Failed);
        result.Failures.Should().ContainSingle().Which.Should().Contain("ready_failed");
        result.Metrics.Rate("ready_failed", ("status", "503")).Passes.Should().BeGreaterThan(0);
        result.Errors.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Type = "probe ready", Message = $"GET {target.Address}status/503: 503 ServiceUnavailable, expected 200-399" });
    }

    [Fact]
    public async Task An_expected_status_is_no_failure()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        LoadResult result = await RunAsync(target, load => load.Probe(new ProbeAttribute("/status/503") { Name = "ready", ExpectStatus = "503" }));

        result.Passed.Should().BeTrue(result.Summary);
    }

    [Fact]
    public async Task No_answer_in_time_is_a_failure_that_lasted_as_long()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        LoadResult result = await RunAsync(target, load => load.Probe(new ProbeAttribute("/stall") { Every = "100ms", Timeout = "250ms" }));

        RateMetric failed = result.Metrics.Rate("stall_check_failed", ("status", "0"));
        failed.Passes.Should().BeInRange(1, 4, "one at a time, each 250 ms, in a second").And.Be(failed.Total);
        result.Metrics.Latency("stall_check_duration").Min.Should().BeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(249));
        result.Metrics.Counter("stall_check_skipped").Count.Should().BeGreaterThan(0);
        result.Errors.Should().ContainSingle().Which.Message.Should().Be("GET /stall: no answer within 250ms");
    }

    [Fact]
    public async Task Nobody_there_is_a_failure()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        LoadResult result = await RunAsync(target, load => load.Probe($"http://127.0.0.1:{FreePort()}/health"));

        result.Metrics.Rate("health_check_failed", ("status", "0")).Fails.Should().Be(0);
        result.Errors.Should().ContainSingle().Which.Message.Should().Contain("Connection refused");
    }

    [Fact]
    public async Task A_probe_goes_where_nobody_has_allowed_load_no_more_than_load_does()
    {
        LoadTestException mistake = (await FluentActions.Awaiting(() => LoadTest.RunAsync(
            "afar", _ => Task.CompletedTask, load => load.Vus(1).Duration("1s").Probe("http://health.other.example/health"))).Should().ThrowAsync<LoadTestException>()).Which;

        mistake.Message.Should().Contain("[Probe(\"http://health.other.example/health\")]: The host 'health.other.example' is not this machine, and nobody has allowed load on it");
    }

    [Fact]
    public async Task Which_of_several_targets_a_path_belongs_to_must_be_said()
    {
        await using TestTarget one = await TestTarget.StartAsync();
        await using TestTarget other = await TestTarget.StartAsync();
        using HttpClient orders = LoadHttp.CreateClient(one.Address);
        using HttpClient stock = LoadHttp.CreateClient(other.Address);
        async Task Body(VirtualUser vu)
        {
            (await orders.GetAsync("/", vu.CancellationToken)).Dispose();
            (await stock.GetAsync("/", vu.CancellationToken)).Dispose();
        }

        LoadTestException mistake = (await FluentActions.Awaiting(() => LoadTest.RunAsync("two", Body, load => load.Vus(1).IterationsPerVu(1).Probe("/health")))
            .Should().ThrowAsync<LoadTestException>()).Which;
        mistake.Message.Should().Contain(
            "[Probe(\"/health\")]: the test has clients of 2 targets, orders and stock. Say with which one it is asked, Client = nameof(orders), or write the whole address.");

        LoadResult result = await LoadTest.RunAsync(
            "two", Body, load => load.Vus(1).IterationsPerVu(1).Warmup("0s").Probe(new ProbeAttribute("/health") { Client = "stock" }));
        (one.Requests, other.Requests).Should().Be((1, 2));
        result.Passed.Should().BeTrue(result.Summary);

        (await FluentActions.Awaiting(() => LoadTest.RunAsync("two", Body, load => load.Vus(1).IterationsPerVu(1).Probe(new ProbeAttribute("/health") { Client = "mail" })))
            .Should().ThrowAsync<LoadTestException>()).Which.Message.Should().Contain(
            "[Probe(\"/health\")] Client = \"mail\" is wrong: the test has no field or property of this name that holds an HttpClient. Write \"orders\" or \"stock\".");
    }

    [Fact]
    public async Task A_probe_speaks_as_its_client_does()
    {
        await using TestTarget target = await TestTarget.StartAsync(TargetKind.Http2);
        using HttpClient http = LoadHttp.CreateClient(target.Address, new LoadHttpOptions { HttpVersion = System.Net.HttpVersion.Version20 });

        LoadResult result = await LoadTest.RunAsync(
            "h2", async vu => (await http.GetAsync("/", vu.CancellationToken)).Dispose(), load => load.Vus(1).IterationsPerVu(1).Warmup("0s").Probe("/health"));

        result.Passed.Should().BeTrue(result.Summary);
        result.Metrics.Rate("health_check_failed", ("status", "200")).Fails.Should().Be(1);
    }

    /// <summary>The target is a thread that knows no pool: what is starved is ours alone.</summary>
    [Fact]
    public async Task A_starved_pool_does_not_silence_probes()
    {
        using var target = new PlainServer();
        Probe probe = new() { Name = "health", Address = "/health", Every = TimeSpan.FromMilliseconds(50), Timeout = TimeSpan.FromSeconds(30) };
        LoadPlan plan = new()
        {
            Name = "starved",
            Scenarios = [new Scenario { Name = "default", Workload = new ConstantVus(1, TimeSpan.FromMinutes(1)), Bodies = [new ScenarioBody("Body")] }],
            Thresholds = [],
            Probes = [probe],
            DeclaredMetrics = [.. probe.Metrics],
        };
        var recorder = new RunRecorder(plan);
        using HttpClient http = LoadHttp.CreateClient(target.Address);
        using ProbeClients clients = ProbeClients.Find([probe], [new FoundField<HttpClient>("http", http, true)], HostPolicy.LoopbackOnly, null);
        using var clock = new PacerClock();
        using var watches = new TargetWatches(plan, clock, [new ProbeWatch(probe, clients.Of(probe), recorder, clock)]);
        watches.Start(0, fault => Assert.Fail(fault.Message));

        // A connection is made on the pool; from then on it is not needed.
        SpinWait.SpinUntil(() => Answered(recorder) >= 1, TimeSpan.FromSeconds(30)).Should().BeTrue();
        using var release = new ManualResetEventSlim();
        int blocked = 0;
        for (int i = 0; i < 1000; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => { Interlocked.Increment(ref blocked); release.Wait(); }, null);
        }

        SpinWait.SpinUntil(() => Volatile.Read(ref blocked) >= Environment.ProcessorCount, TimeSpan.FromSeconds(30)).Should().BeTrue();
        long before = Answered(recorder);
        bool goesOn = SpinWait.SpinUntil(() => Answered(recorder) >= before + 3, TimeSpan.FromSeconds(30));
        long waiting = ThreadPool.PendingWorkItemCount;
        release.Set();
        await watches.EndAsync(cut: true).WaitAsync(TimeSpan.FromSeconds(30));

        goesOn.Should().BeTrue();
        waiting.Should().BeGreaterThan(100, "the pool was starved all the time");
    }

    private static long Answered(RunRecorder recorder) => recorder.Store.Snapshot().Rate("health_failed")?.Total ?? 0;

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A second of load, with probes that the caller adds.</summary>
    private static async Task<LoadResult> RunAsync(TestTarget target, Action<LoadBuilder> configure)
    {
        using HttpClient http = LoadHttp.CreateClient(target.Address);
        return await LoadTest.RunAsync(
            "probed",
            async vu => (await http.GetAsync("/delay/5", vu.CancellationToken)).Dispose(),
            load => configure(load.Vus(1).Duration("1s").Warmup("0s")));
    }
}
