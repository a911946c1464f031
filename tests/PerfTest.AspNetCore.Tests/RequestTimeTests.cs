using PerfTest.Planning;

namespace PerfTest.AspNetCore.Tests;

/// <summary>When a request begins and ends, by a clock that stands still unless a test moves it.</summary>
public class RequestTimeTests
{
    private readonly HandClock _clock = new();

    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task Waiting_lasts_until_the_headers(string kind)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();
        host.Hooks.PassTime = _clock.Pass;

        var run = await LoadRun.OnceAsync(async vu => await http.GetStringAsync("/takes/5", vu.CancellationToken), _clock);

        Assert.Equal([5], run.Times("http_req_duration"));
        Assert.Equal([5], run.Times("http_req_waiting"));
        Assert.Equal([0], run.Times("http_req_receiving"));
        Assert.Equal(kind == "memory" ? [] : [0], run.Times("http_req_sending"));
        Assert.Equal(kind == "memory" ? [] : [0], run.Times("http_req_blocked"));
        Assert.Equal(kind == "memory" ? [] : [0], run.Times("http_req_connecting"));
        Assert.Empty(run.Times("http_req_response_time"));
    }

    public static TheoryData<string, string> WaysToRead
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var kind in new[] { "memory", "kestrel" })
                foreach (var way in new[] { "string", "stream", "stream byte by byte", "copy", "dispose", "dispose the stream", "nobody" })
                    data.Add(kind, way);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WaysToRead))]
    public async Task Receiving_lasts_until_the_body_is_read_or_given_up(string kind, string way)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OnceAsync(
            async vu =>
            {
                var response = await http.GetAsync("/in-two-parts", HttpCompletionOption.ResponseHeadersRead, vu.CancellationToken);
                _clock.Pass(TimeSpan.FromMilliseconds(3));
                if (!way.StartsWith("dispose", StringComparison.Ordinal) && way != "nobody")
                    host.Hooks.SecondPart.SetResult();
                await ReadAsync(response, way);
                _clock.Pass(TimeSpan.FromMilliseconds(100));
                if (way != "nobody")
                    response.Dispose();
            },
            _clock);

        Assert.Equal(1, run.Count("http_reqs", ("status", "200"), ("expected_response", "true")));
        Assert.Equal([way == "nobody" ? 0 : 3], run.Times("http_req_duration"));
        Assert.Equal(way == "nobody" ? [] : [3], run.Times("http_req_receiving"));
        Assert.Equal([0], run.Times("http_req_waiting"));
        host.Hooks.SecondPart.TrySetResult();
    }

    [Fact]
    public async Task Of_an_open_model_the_first_request_of_an_iteration_bears_its_start_lag()
    {
        await using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient();
        host.Hooks.PassTime = _clock.Pass;

        var run = await LoadRun.OfAsync(
            async vu =>
            {
                await http.GetStringAsync("/takes/5", vu.CancellationToken);
                await http.GetStringAsync("/takes/2", vu.CancellationToken);
                if (vu.NowFromStart < Nanoseconds.PerSecond)
                    _clock.Pass(TimeSpan.FromSeconds(1));
                else
                    _clock.Pass(TimeSpan.FromSeconds(10));
            },
            new ConstantArrivalRate(new Rate(1, Nanoseconds.PerSecond), TimeSpan.FromSeconds(2), PreAllocatedVus: 2, MaxVus: 2),
            _clock,
            gracefulStop: TimeSpan.FromMinutes(1));

        // The first iteration starts on time; it lets the clock jump from 7 ms to 1,007 ms, so that the one that was due at 1,000 ms starts 7 ms late.
        Assert.Equal([2, 2, 5, 5], run.Times("http_req_duration"));
        Assert.Equal([2, 2, 5, 12], run.Times("http_req_response_time"));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task A_request_that_the_end_of_the_load_cuts_off_counts_as_far_as_it_got(string kind)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();
        var cut = Task.Run(async () =>
        {
            await host.Hooks.NeverBegan.Task;
            _clock.Pass(TimeSpan.FromSeconds(10));
        });

        var run = await LoadRun.OfAsync(
            async vu => await http.GetStringAsync("/never", vu.CancellationToken),
            new ConstantVus(1, TimeSpan.FromSeconds(10)),
            _clock);
        await cut;

        AssertCutOff(run, status: "0");
    }

    [Fact]
    public async Task A_request_that_ignores_the_cut_off_counts_too()
    {
        await using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient();
        var cut = Task.Run(async () =>
        {
            await host.Hooks.NeverBegan.Task;
            _clock.Pass(TimeSpan.FromSeconds(10));
            _clock.Pass(TimeSpan.FromSeconds(10));
        });

        var run = await LoadRun.OfAsync(async _ => await http.GetStringAsync("/never"), new ConstantVus(1, TimeSpan.FromSeconds(10)), _clock);
        await cut;

        Assert.Equal(1, run.Count("http_reqs", ("censored", "true"), ("error_code", "1050")));
        Assert.Equal((1, 1), run.Failures());
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task A_body_that_the_end_of_the_load_cuts_off_counts_as_far_as_it_got(string kind)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OfAsync(
            async vu =>
            {
                using var response = await http.GetAsync("/in-two-parts", HttpCompletionOption.ResponseHeadersRead, vu.CancellationToken);
                var body = response.Content.ReadAsStringAsync(vu.CancellationToken);
                _clock.Pass(TimeSpan.FromSeconds(10));
                await body;
            },
            new ConstantVus(1, TimeSpan.FromSeconds(10)),
            _clock);

        AssertCutOff(run, status: "200");
    }

    private static void AssertCutOff(LoadRun run, string status)
    {
        Assert.Equal(
            1,
            run.Count("http_reqs", ("status", status), ("error_code", "1050"), ("error_class", "timeout"), ("censored", "true"), ("expected_response", "false")));
        Assert.Equal(1, run.Count("http_reqs"));
        Assert.Equal((1, 1), run.Failures());
        Assert.Equal([10_000], run.Times("http_req_duration"));
        Assert.Contains(run.Errors, error => error.Type == "http timeout" && error.Message.EndsWith("→ cut off at the end of the load", StringComparison.Ordinal));
    }

    private static async Task ReadAsync(HttpResponseMessage response, string way)
    {
        switch (way)
        {
            case "string":
                Assert.Equal("firstsecond", await response.Content.ReadAsStringAsync());
                break;
            case "stream":
                using (var reader = new StreamReader(await response.Content.ReadAsStreamAsync()))
                    Assert.Equal("firstsecond", await reader.ReadToEndAsync());
                break;
            case "stream byte by byte":
                var stream = await response.Content.ReadAsStreamAsync();
                var one = new byte[1];
                while (await stream.ReadAsync(one.AsMemory(0, 1)) > 0)
                {
                }
                break;
            case "copy":
                await response.Content.CopyToAsync(Stream.Null);
                break;
            case "dispose":
                response.Dispose();
                break;
            case "dispose the stream":
                (await response.Content.ReadAsStreamAsync()).Dispose();
                break;
        }
    }
}
