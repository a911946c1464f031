using System.Net.Http.Json;

namespace PerfTest.AspNetCore.Tests;

public class MeasuredRequestTests
{
    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task A_request_has_its_tags(string kind)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OnceAsync(async vu => await http.GetStringAsync("/items/7", vu.CancellationToken));

        Assert.Equal(1, run.Count("http_reqs"));
        Assert.Equal(
            1,
            run.Count(
                "http_reqs", ("name", "/items/{id}"), ("method", "GET"), ("status", "200"), ("proto", "HTTP/1.1"), ("expected_response", "true"), ("scenario", "default")));
        Assert.Equal((0, 1), run.Failures());
        Assert.Empty(run.TagValues("error_code"));
        Assert.Empty(run.Errors);
    }

    [Theory]
    [InlineData("memory", 404, "4xx")]
    [InlineData("memory", 429, "429")]
    [InlineData("memory", 503, "5xx")]
    [InlineData("kestrel", 404, "4xx")]
    [InlineData("kestrel", 429, "429")]
    [InlineData("kestrel", 503, "5xx")]
    public async Task An_unexpected_status_is_a_failure(string kind, int status, string errorClass)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OnceAsync(async vu => (await http.GetAsync($"/status/{status}", vu.CancellationToken)).Dispose());

        Assert.Equal(
            1,
            run.Count("http_reqs", ("status", $"{status}"), ("error_code", $"{1000 + status}"), ("error_class", errorClass), ("expected_response", "false")));
        Assert.Equal((1, 1), run.Failures(("name", "/status/{code:int}")));
        var error = Assert.Single(run.Errors);
        Assert.Equal($"http {errorClass}", error.Type);
        Assert.StartsWith($"GET /status/{{code:int}} → {status} ", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Count);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task An_exception_in_the_application_is_a_500(string kind)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OnceAsync(async vu => (await http.GetAsync("/boom", vu.CancellationToken)).Dispose());

        Assert.Equal(1, run.Count("http_reqs", ("name", "/boom"), ("status", "500"), ("error_code", "1500")));
        Assert.Equal("GET /boom → 500 Internal Server Error", Assert.Single(run.Errors).Message);
    }

    [Fact]
    public async Task Sub_timings_are_kept_per_endpoint_and_not_per_status()
    {
        await using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OnceAsync(async vu =>
        {
            (await http.GetAsync("/status/200", vu.CancellationToken)).Dispose();
            (await http.GetAsync("/status/404", vu.CancellationToken)).Dispose();
        });

        Assert.Equal(2, run.Record.Metrics.Series("http_req_duration").Count());
        var waiting = Assert.Single(run.Record.Metrics.Series("http_req_waiting"));
        Assert.Equal("{method:GET,name:/status/{code:int},scenario:default}", waiting.Tags.ToString());
    }

    [Fact]
    public async Task Requests_that_block_a_thread_are_measured_too()
    {
        await using var host = Hosts.OnKestrel();
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OnceAsync(vu =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/redirect/1");
            using var response = http.Send(request, vu.CancellationToken);
            return Task.CompletedTask;
        });

        Assert.Equal(1, run.Count("http_reqs", ("name", "/redirect/{hops:int}"), ("status", "302")));
        Assert.Equal(1, run.Count("http_reqs", ("name", "/redirect/{hops:int}"), ("status", "200")));
    }

    [Fact]
    public async Task Outside_a_virtual_user_nothing_is_recorded()
    {
        await using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OnceAsync(async vu =>
        {
            using (ExecutionContext.SuppressFlow())
            {
                await Task.Run(() => http.GetStringAsync("/items/1"));
            }
        });

        Assert.Equal("root", await http.GetStringAsync("/"));
        Assert.Equal(0, run.Count("http_reqs"));
        Assert.Equal(0, run.Count("data_sent"));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task Every_request_of_many_virtual_users_counts(string kind)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OfAsync(
            async vu =>
            {
                (await http.GetAsync($"/items/{vu.Id}", vu.CancellationToken)).Dispose();
                await Task.WhenAll(http.GetStringAsync("/bytes/10", vu.CancellationToken), http.GetStringAsync("/bytes/20", vu.CancellationToken));
            },
            vus: 20,
            iterations: 50);

        Assert.Equal(3000, run.Count("http_reqs"));
        Assert.Equal(1000, run.Count("http_reqs", ("name", "/items/{id}")));
        Assert.Equal(2000, run.Count("http_reqs", ("name", "/bytes/{count:int}")));
        Assert.Equal((0, 3000), run.Failures());
        Assert.Equal(3000, run.Record.Metrics.Trend("http_req_duration")!.Count);
        Assert.Equal(3000, run.Record.Metrics.Trend("http_req_waiting")!.Count);
        Assert.Equal(3000, run.Record.Metrics.Trend("http_req_receiving")!.Count);
    }

    [Fact]
    public async Task A_redirect_counts_with_each_hop()
    {
        await using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OnceAsync(async vu =>
        {
            Assert.Equal("here", await http.GetStringAsync("/redirect/2", vu.CancellationToken));
            using var response = await http.PostAsync("/redirect", new StringContent("body"), vu.CancellationToken);
            Assert.Equal("/items/1", response.RequestMessage!.RequestUri!.AbsolutePath);
        });

        Assert.Equal(2, run.Count("http_reqs", ("name", "/redirect/{hops:int}"), ("status", "302"), ("expected_response", "true")));
        Assert.Equal(1, run.Count("http_reqs", ("name", "/redirect/{hops:int}"), ("status", "200")));
        Assert.Equal(1, run.Count("http_reqs", ("name", "/redirect"), ("method", "POST"), ("status", "302")));
        Assert.Equal(1, run.Count("http_reqs", ("name", "/items/{id}"), ("method", "GET"), ("status", "200")));
        Assert.Equal(5, run.Count("http_reqs"));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task Each_virtual_user_has_its_own_cookies(string kind)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient(keepCookies: true);

        var run = await LoadRun.OfAsync(
            async vu =>
            {
                if (vu.Iteration == 0)
                    await http.GetStringAsync($"/login/{vu.Id}", vu.CancellationToken);
                vu.Check("it is me", await http.GetStringAsync("/me", vu.CancellationToken) == $"{vu.Id}");
            },
            vus: 10,
            iterations: 20);

        Assert.Equal((200, 200), (run.Record.Metrics.Rate("checks")!.Value.Passes, run.Record.Metrics.Rate("checks")!.Value.Total));
        Assert.Equal("nobody", await http.GetStringAsync("/me"));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task Each_iteration_begins_without_cookies(string kind)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OfAsync(
            async vu =>
            {
                vu.Check("nobody yet", await http.GetStringAsync("/me", vu.CancellationToken) == "nobody");
                await http.GetStringAsync($"/login/{vu.Id}", vu.CancellationToken);
                vu.Check("it is me", await http.GetStringAsync("/me", vu.CancellationToken) == $"{vu.Id}");
            },
            vus: 3,
            iterations: 5);

        Assert.Equal((30, 30), (run.Record.Metrics.Rate("checks")!.Value.Passes, run.Record.Metrics.Rate("checks")!.Value.Total));
    }

    [Fact]
    public async Task Requests_of_the_warm_up_are_sent_and_not_recorded()
    {
        await using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient();
        var clock = new HandClock();
        var sent = 0;

        var run = await LoadRun.OfAsync(
            async vu =>
            {
                Interlocked.Increment(ref sent);
                await http.GetStringAsync("/items/7", vu.CancellationToken);
                clock.Pass(TimeSpan.FromSeconds(1));
            },
            new Planning.ConstantVus(1, TimeSpan.FromSeconds(3)),
            clock,
            warmup: TimeSpan.FromSeconds(4),
            whenStarted: () => clock.Pass(TimeSpan.FromSeconds(2)));

        Assert.Equal(5, sent);
        Assert.Equal(3, run.Count("http_reqs"));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task Message_bytes_count_both_ways(string kind)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();
        var address = http.BaseAddress!.Authority;

        var run = await LoadRun.OnceAsync(async vu => await http.GetByteArrayAsync("/bytes/1000", vu.CancellationToken));

        Assert.Equal($"GET /bytes/1000 HTTP/1.1\r\nHost: {address}\r\n\r\n".Length, run.Count("data_sent"));
        using var plain = host.CreateClient();
        using var response = await plain.GetAsync("/bytes/1000");
        Assert.Equal($"HTTP/1.1 200 OK\r\n{CrLf(response.Headers.ToString())}{CrLf(response.Content.Headers.ToString())}\r\n".Length + 1000, run.Count("data_received"));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("kestrel")]
    public async Task Bytes_of_a_body_count_whether_or_not_its_length_is_known(string kind)
    {
        await using var host = Hosts.Of(kind);
        using var http = host.CreateLoadClient();
        var address = http.BaseAddress!.Authority;
        const string Json = "{\"name\":\"chair\"}";

        var json = await LoadRun.OnceAsync(async vu =>
        {
            using var content = JsonContent.Create(new { name = "chair" });
            using var response = await http.PostAsync("/items", content, vu.CancellationToken);
            Assert.Equal($"{Json.Length}", await response.Content.ReadAsStringAsync(vu.CancellationToken));
            Assert.Same(content, response.RequestMessage!.Content);
        });
        var text = await LoadRun.OnceAsync(async vu =>
        {
            using var response = await http.PostAsync("/items", new StringContent("1234567890"), vu.CancellationToken);
            Assert.Equal("10", await response.Content.ReadAsStringAsync(vu.CancellationToken));
        });

        var start = $"POST /items HTTP/1.1\r\nHost: {address}\r\n";
        // On the wire a body of unknown length comes in chunks.
        var (chunked, chunk) = kind == "memory" ? ("", Json) : ("Transfer-Encoding: chunked\r\n", $"{Json.Length:X}\r\n{Json}\r\n0\r\n\r\n");
        Assert.Equal($"{start}{chunked}Content-Type: application/json; charset=utf-8\r\n\r\n{chunk}".Length, json.Count("data_sent"));
        Assert.Equal($"{start}Content-Type: text/plain; charset=utf-8\r\nContent-Length: 10\r\n\r\n1234567890".Length, text.Count("data_sent"));
    }

    [Fact]
    public async Task Requests_carry_the_tags_and_the_group_of_their_virtual_user()
    {
        await using var host = Hosts.InMemory();
        using var http = host.CreateLoadClient();

        var run = await LoadRun.OnceAsync(async vu =>
        {
            vu.Tag("tenant", "blue");
            await vu.StepAsync("browse", () => http.GetStringAsync("/items/7", vu.CancellationToken));
        });

        Assert.Equal(1, run.Count("http_reqs", ("tenant", "blue"), ("group", "::browse")));
    }

    private static string CrLf(string text) => text.ReplaceLineEndings("\r\n");
}
