using System.Net;
using FluentAssertions;
using PerfTest.Planning;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

public class ExpectationTests
{
    [Fact]
    public async Task A_test_says_which_statuses_it_expects()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);
        using var unknown = new HttpClient { BaseAddress = target.Address };

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                foreach (int status in new[] { 200, 304, 404, 503 })
                {
                    (await http.GetAsync($"/status/{status}", vu.CancellationToken)).Dispose();
                }

                (await unknown.GetAsync("/status/404", vu.CancellationToken)).Dispose();
            },
            vus: 1,
            iterations: 1,
            expected: StatusListParser.Parse("200-299,404").Value);

        run.Requests(("expected_response", "true")).Should().Be(2);
        run.Requests(("expected_response", "true"), ("status", "404"), ("error_code", "1404")).Should().Be(1);
        run.Requests(("expected_response", "false"), ("status", "304")).Should().Be(1);
        run.Failures().Should().Be((2, 5));
        run.Errors.Select(error => (error.Type, error.Message)).Should().BeEquivalentTo(
        [
            ("http unexpected", "GET /status/{n} → 304 Not Modified (not expected)"),
            ("http 5xx", "GET /status/{n} → 503 Service Unavailable"),
        ]);
    }

    [Fact]
    public async Task A_request_may_say_otherwise_for_itself()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OnceAsync(async vu =>
        {
            async Task SendAsync(string path, Action<HttpRequestMessage> expect)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                expect(request);
                (await http.SendAsync(request, vu.CancellationToken)).Dispose();
            }

            await SendAsync("/status/404", request => request.ExpectStatus(404));
            await SendAsync("/status/409", request => request.ExpectStatus(HttpStatusCode.Conflict, HttpStatusCode.Gone));
            await SendAsync("/status/410", request => request.ExpectStatus("400-499"));
            await SendAsync("/status/500", request => request.Expect(response => response.StatusCode == HttpStatusCode.InternalServerError));
            await SendAsync("/first", request => request.ExpectStatus(404));
            await SendAsync("/second", request => request.Expect(response => response.Headers.Contains("ETag")));
            await SendAsync("/third", request => request.ExpectStatus(201).Expect(_ => true));
            await SendAsync("/redirect-to?url=/status/404", request => request.ExpectStatus(404));
        });

        run.Failures().Should().Be((3, 9));
        run.Requests(("expected_response", "true"), ("status", "302")).Should().Be(1, "a redirect that is followed is no answer");
        run.Errors.Select(error => error.Message).Should().BeEquivalentTo(
            "GET /first → 200 OK (not expected)", "GET /second → 200 OK (not expected)", "GET /third → 200 OK (not expected)");
    }

    [Fact]
    public async Task A_condition_that_throws_fails_its_request_and_its_iteration()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OnceAsync(vu =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/a").Expect(_ => throw new InvalidOperationException("mine"));
            return http.SendAsync(request, vu.CancellationToken);
        });

        run.Failures().Should().Be((1, 1));
        run.Errors.Select(error => error.Message).Should().BeEquivalentTo("GET /a → error: InvalidOperationException: mine", "mine");
    }

    [Fact]
    public void What_is_no_list_of_statuses_is_refused()
    {
        using var request = new HttpRequestMessage();

        FluentActions.Invoking(() => request.ExpectStatus("2xx")).Should().Throw<LoadTestException>()
            .WithMessage("\"2xx\" is not a list of statuses: \"2xx\" is not a status from 100 to 599. Write statuses and ranges of them from 100 to 599 with commas between them, such as \"200-299,404\".");
        FluentActions.Invoking(() => request.ExpectStatus(404, 42)).Should().Throw<LoadTestException>().WithMessage("\"404,42\" is not a list of statuses: \"42\" is not a status*");
    }

    [Fact]
    public async Task Code_first_says_it_too()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LoadResult result = await LoadTest.RunAsync(
            "expecting",
            async vu => (await http.GetAsync("/status/404", vu.CancellationToken)).Dispose(),
            load => load.Vus(1).IterationsPerVu(3).Warmup("0s").ExpectStatus("404"));

        result.Passed.Should().BeTrue();
        result.Http.Failed.Fails.Should().Be(3);
        (await FluentActions.Awaiting(() => LoadTest.RunAsync("mistaken", _ => Task.CompletedTask, load => load.Vus(1).IterationsPerVu(1).ExpectStatus("404-200"))).Should().ThrowAsync<LoadTestException>())
            .WithMessage("*[ExpectStatus]: \"404-200\" is not a list of statuses: the range \"404-200\" ends before it begins.*");
    }
}
