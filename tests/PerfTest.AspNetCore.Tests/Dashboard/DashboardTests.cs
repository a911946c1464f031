using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using PerfTest.Adapting;
using PerfTest.AspNetCore.Dashboard;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Reporting;

namespace PerfTest.AspNetCore.Tests.Dashboard;

/// <summary>Real runs, and what a client on loopback gets of their dashboard.</summary>
[Collection(nameof(AloneCollection))]
public class DashboardTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task The_address_stands_in_the_lines_of_progress_and_the_page_is_there()
    {
        LiveRun run = LiveRun.Start("with a page", "2s");
        Uri address = await run.AddressAsync();
        using HttpResponseMessage page = await Http.GetAsync(address);

        LoadResult result = await run.ResultAsync();

        result.Passed.Should().BeTrue(result.Summary);
        result.Warnings.Should().NotContain(warning => warning.Contains("dashboard", StringComparison.OrdinalIgnoreCase));
        run.Progress[^1].Should().EndWith(address.ToString());
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        string html = await page.Content.ReadAsStringAsync();
        html.Should().Contain("data-place=\"verdict\"").And.Contain("data-place=\"thresholds\"").And.Contain("connect-src 'self'");
        page.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        page.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task Events_have_the_state_at_once_what_changes_each_second_and_the_result()
    {
        LiveRun run = LiveRun.Start("with <events>", "4s");
        Uri address = await run.AddressAsync();
        var verdicts = new List<string>();
        var states = new List<bool>();
        await OnThreadAsync(() =>
        {
            using var events = new EventReader(address);
            while (events.Next() is { } message)
            {
                states.Add(message.TryGetProperty("run", out _));
                verdicts.Add(message.GetProperty("parts").TryGetProperty("verdict", out JsonElement verdict) ? verdict.GetString()! : "");
                if (!states[^1])
                {
                    break;
                }
            }
        });

        LoadResult result = await run.ResultAsync();

        verdicts.Should().HaveCountGreaterThanOrEqualTo(3);
        verdicts[^1].Should().Contain("Passed").And.Contain("with &lt;events&gt;").And.NotContain("<events>");
        verdicts[^1].Should().Contain(Judging.Figures.Count(result.Iterations.Completed));
        verdicts.SkipLast(1).Should().NotContain(verdict => verdict.Contains("Passed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_stop_button_ends_the_run_gracefully_and_only_with_the_token_of_the_run()
    {
        LiveRun run = LiveRun.Start("to be stopped", "2m");
        Uri address = await run.AddressAsync();
        JsonElement state = default;
        await OnThreadAsync(() =>
        {
            using var events = new EventReader(address);
            state = events.Next()!.Value;
        });
        int id = state.GetProperty("run").GetInt32();
        string token = state.GetProperty("token").GetString()!;

        (await StopAsync(address, id, null)).Should().Be(HttpStatusCode.Forbidden);
        (await StopAsync(address, id, token[..^1] + "x")).Should().Be(HttpStatusCode.Forbidden);
        (await StopAsync(address, id + 1, token)).Should().Be(HttpStatusCode.Forbidden);
        run.Outcome.IsCompleted.Should().BeFalse();
        (await StopAsync(address, id, token)).Should().Be(HttpStatusCode.NoContent);
        LoadResult result = await run.ResultAsync();

        result.Verdict.Should().Be(LoadVerdict.Cancelled);
        result.Summary.Should().Contain("the stop button of the dashboard was pressed");
        result.Duration.Should().BeLessThan(TimeSpan.FromMinutes(1));
        result.Files.Should().Contain(file => file.EndsWith(".json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_level_of_a_search_is_a_run_of_the_list_and_the_last_one_has_what_was_found()
    {
        LiveRun run = LiveRun.Search("searched", "1", "2");
        Uri address = await run.AddressAsync();

        LoadResult result = await run.ResultAsync();

        result.Summary.Should().Be("The target holds 2 VUs, the highest level: it did not break.");
        JsonElement last = await PartsAsync(address, "/events");
        last.GetProperty("verdict").GetString().Should().Contain("Passed").And.Contain(result.Summary);
        last.GetProperty("breaking-point").GetString().Should().Contain(result.Summary).And.Contain("2 VUs, three times as long");
        string list = last.GetProperty("runs").GetString()!;
        list.Should().ContainAll("<bdi>searched: 1 VU</bdi>", "<bdi>searched: 2 VUs</bdi>", "<bdi>searched: 2 VUs again</bdi>").And.NotContain("rest at");
        string second = Regex.Match(list, @"run=(\d+)""><span[^>]*>[^<]*</span> <bdi>searched: 2 VUs</bdi>").Groups[1].Value;
        JsonElement level = await PartsAsync(address, $"/events?run={second}");
        level.GetProperty("breaking-point").GetString().Should().Contain("So far the target holds 2 VUs (not confirmed).");
        level.GetProperty("course").GetString().Should().Contain("<svg");
        (await Http.GetStringAsync(new Uri(address, "/metrics"))).Should().Contain("perftest_run_active{test=\"searched\"} 0");
    }

    [Fact]
    public async Task The_stop_button_ends_a_search()
    {
        LiveRun run = LiveRun.Search("a search to be stopped", "1", "1000");
        Uri address = await run.AddressAsync();
        JsonElement state = default;
        await OnThreadAsync(() =>
        {
            using var events = new EventReader(address);
            state = events.Next()!.Value;
        });

        (await StopAsync(address, state.GetProperty("run").GetInt32(), state.GetProperty("token").GetString()!)).Should().Be(HttpStatusCode.NoContent);
        LoadResult result = await run.ResultAsync();

        result.Verdict.Should().Be(LoadVerdict.Cancelled);
        result.Summary.Should().StartWith("The search for the breaking point was stopped: ");
    }

    [Theory]
    [InlineData("GET", "/", "attacker.example", 421)]
    [InlineData("GET", "/", "127.0.0.1.attacker.example", 421)]
    [InlineData("GET", "/", "127.0.0.1", 200)]
    [InlineData("GET", "/", "localhost", 200)]
    [InlineData("GET", "/nothing", "localhost", 404)]
    [InlineData("GET", "/stop", "localhost", 405)]
    [InlineData("POST", "/stop", "localhost", 403)]
    [InlineData("POST", "/stop", "attacker.example", 421)]
    [InlineData("DELETE", "/", "localhost", 405)]
    public void Other_hosts_names_and_methods_are_turned_away(string method, string path, string host, int status)
    {
        using DashboardServer server = DashboardServer.Start(null, new DashboardApplication(new DashboardRuns()));

        Ask(server.Address.Port, $"{method} {path} HTTP/1.1\r\nHost: {host}:{server.Address.Port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").Should().StartWith($"HTTP/1.1 {status} ");
    }

    [Fact]
    public void It_is_on_this_machine_only()
    {
        using DashboardServer server = DashboardServer.Start(null, new DashboardApplication(new DashboardRuns()));
        IPAddress? own = Dns.GetHostAddresses(Dns.GetHostName()).FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        if (own is null)
        {
            // A machine without a network has nobody else to be hidden from.
            return;
        }

        using var client = new TcpClient();
        client.Invoking(socket => socket.Connect(own, server.Address.Port)).Should().Throw<SocketException>();
    }

    [Fact]
    public void A_port_in_use_is_a_sentence_and_the_switch_takes_the_next_free_one()
    {
        using DashboardServer first = DashboardServer.Start(null, new DashboardApplication(new DashboardRuns()));
        using DashboardServer second = DashboardServer.Start(null, new DashboardApplication(new DashboardRuns()));

        second.Address.Should().NotBe(first.Address);
        FluentActions.Invoking(() => DashboardServer.Start(first.Address.Port, new DashboardApplication(new DashboardRuns()))).Should().Throw<LoadTestException>()
            .WithMessage($"the port {first.Address.Port} of 127.0.0.1 is in use; PERFTEST_DASHBOARD=1 takes the next free one.");
    }

    [Fact]
    public async Task A_port_in_use_is_a_warning_of_the_report()
    {
        using DashboardServer other = DashboardServer.Start(null, new DashboardApplication(new DashboardRuns()));
        var environment = PerfTestEnvironment.Read(new Dictionary<string, string?> { [DashboardSetting.Variable] = $"{other.Address.Port}" });
        using RunCompanions companions = RunCompanions.Join(new FoundExtensions([new DashboardExtension()], []), environment);
        var plan = new LoadPlan { Name = "test", Scenarios = [new Scenario { Name = "default", Workload = new ConstantVus(1, TimeSpan.FromSeconds(1)), Bodies = [] }], Thresholds = [] };

        await companions.BeginAsync(new RunScope
        {
            Recorder = new RunRecorder(plan),
            Context = new ReportContext(),
            Files = new ResultsFiles("none", "test"),
            Stop = _ => { },
            Tell = _ => { },
            Note = _ => { },
            Warn = companions.Warn,
        });

        companions.Warnings.Should().Contain($"The dashboard could not begin: the port {other.Address.Port} of 127.0.0.1 is in use; PERFTEST_DASHBOARD=1 takes the next free one.");
    }

    [Fact]
    public void More_pages_than_connections_wait_and_are_served()
    {
        using DashboardServer server = DashboardServer.Start(null, new DashboardApplication(new DashboardRuns()));

        for (var i = 0; i < 3 * ReadyListener.Connections; i++)
        {
            Ask(server.Address.Port, $"GET /metrics HTTP/1.1\r\nHost: localhost:{server.Address.Port}\r\nConnection: close\r\n\r\n").Should().StartWith("HTTP/1.1 200 ");
        }
    }

    [Fact]
    public async Task A_wrong_setting_is_a_mistake_before_load()
    {
        LiveRun run = LiveRun.Start("never run", "1m", dashboard: "blue");

        (await run.Outcome).Mistakes.Should().ContainSingle().Which.Should().StartWith("PERFTEST_DASHBOARD = \"blue\" is neither a switch nor a port");
    }

    private static string Ask(int port, string request)
    {
        using var client = new TcpClient { ReceiveTimeout = 30_000 };
        client.Connect(IPAddress.Loopback, port);
        client.GetStream().Write(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());
        return reader.ReadToEnd();
    }

    private static async Task<HttpStatusCode> StopAsync(Uri address, int run, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/stop?run={run}"));
        if (token is not null)
        {
            request.Headers.Add(DashboardApplication.TokenHeader, token);
        }

        using HttpResponseMessage response = await Http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>What a page that is opened now shows first.</summary>
    private static async Task<JsonElement> PartsAsync(Uri address, string path)
    {
        JsonElement parts = default;
        await OnThreadAsync(() =>
        {
            using var events = new EventReader(address, path);
            parts = events.Next()!.Value.GetProperty("parts");
        });
        return parts;
    }

    private static Task OnThreadAsync(Action action) => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
