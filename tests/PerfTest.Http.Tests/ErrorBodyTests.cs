using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

public class ErrorBodyTests
{
    public enum Reader
    {
        Buffered,
        String,
        Stream,
        HalfOfTheStream,
        Nobody,
        NobodyAndNotDisposed,
    }

    [Theory]
    [InlineData(Reader.Buffered)]
    [InlineData(Reader.String)]
    [InlineData(Reader.Stream)]
    [InlineData(Reader.HalfOfTheStream)]
    [InlineData(Reader.Nobody)]
    [InlineData(Reader.NobodyAndNotDisposed)]
    public async Task One_body_of_each_kind_of_error_is_shown_without_its_secrets(Reader reader)
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);
        const string Body = "{\"title\":\"sold-out\",\"access_token\":\"s3cr3t-body\"}";

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                HttpResponseMessage response = await http.GetAsync(
                    "/error/409/sold-out", reader == Reader.Buffered ? HttpCompletionOption.ResponseContentRead : HttpCompletionOption.ResponseHeadersRead, vu.CancellationToken);
                switch (reader)
                {
                    case Reader.Buffered:
                    case Reader.String:
                        (await response.Content.ReadAsStringAsync(vu.CancellationToken)).Should().Be(Body);
                        break;
                    case Reader.Stream:
                        using (var text = new StreamReader(await response.Content.ReadAsStreamAsync(vu.CancellationToken)))
                        {
                            (await text.ReadToEndAsync(vu.CancellationToken)).Should().Be(Body);
                        }

                        break;
                    case Reader.HalfOfTheStream:
                        await (await response.Content.ReadAsStreamAsync(vu.CancellationToken)).ReadExactlyAsync(new byte[Body.Length / 2], vu.CancellationToken);
                        break;
                }

                if (reader != Reader.NobodyAndNotDisposed)
                {
                    response.Dispose();
                }
            },
            vus: 2,
            iterations: 5);

        ErrorGroup error = run.Errors.Should().ContainSingle().Subject;
        error.Count.Should().Be(10);
        error.Message.Should().Be("GET /error/{n}/sold-out → 409 Conflict");
        error.Body.Should().StartWith("{\"title\":\"sold-out\"").And.NotContain("s3cr3t");
        run.Requests(("status", "409")).Should().Be(10);
    }

    [Fact]
    public async Task A_long_one_is_cut()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OnceAsync(async vu => (await http.GetAsync($"/error/500/{new string('x', 5_000)}", vu.CancellationToken)).Dispose());

        run.Errors.Should().ContainSingle().Which.Body.Should().HaveLength(513).And.StartWith("{\"title\":\"xxx").And.EndWith("x…");
    }

    [Fact]
    public async Task One_that_never_ends_is_not_waited_for()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/stalled-body").ExpectStatus(404);
                (await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, vu.CancellationToken)).Dispose();
            },
            vus: 1,
            iterations: 30);

        ErrorGroup error = run.Errors.Should().ContainSingle().Subject;
        error.Message.Should().Be("GET /stalled-body → 200 OK (not expected)");
        error.Body.Should().BeOneOf("begin", null);
        run.Requests(("status", "200")).Should().Be(30);
    }

    [Fact]
    public async Task One_that_is_no_text_is_only_named()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OnceAsync(async vu =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/packed").ExpectStatus(404);
            request.Headers.Add("Accept-Encoding", "gzip");
            (await http.SendAsync(request, vu.CancellationToken)).Dispose();
        });

        run.Errors.Should().ContainSingle().Which.Body.Should().Be("(gzip, not decoded)");
    }

    [Fact]
    public async Task An_expected_response_shows_none()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LiveRun run = await LiveRun.OnceAsync(vu => http.GetStringAsync("/hello", vu.CancellationToken));

        run.Errors.Should().BeEmpty();
    }
}
