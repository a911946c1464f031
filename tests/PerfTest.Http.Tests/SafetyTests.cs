using System.Net;
using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.Planning;
using PerfTest.Running;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

public class SafetyTests
{
    [Fact]
    public void No_client_is_made_for_a_host_that_nobody_has_allowed()
    {
        FluentActions.Invoking(() => LoadHttp.CreateClient("https://api.refused.example:8443")).Should().Throw<LoadTestException>().WithMessage(
            "The host 'api.refused.example' is not this machine, and nobody has allowed load on it: no request was sent to it. To allow it, "
            + "run with PERFTEST_BASE_URL=https://api.refused.example:8443, or with PERFTEST_ALLOW_HOSTS=api.refused.example, "
            + "or write [assembly: AllowLoad(\"api.refused.example\")] in the test project.");
    }

    [Fact]
    public void A_client_is_made_for_a_host_that_the_test_assembly_allows()
    {
        using HttpClient http = LoadHttp.CreateClient("https://api.allowed.example");

        http.BaseAddress.Should().Be(new Uri("https://api.allowed.example"));
    }

    [Theory]
    [InlineData("shop", "The base address is 'shop', which is not an http or https address. Write one such as 'http://localhost:5080'.")]
    [InlineData("http://localhost/api", "The base address is 'http://localhost/api'; a request to 'products' would lose the part behind the last slash. Write 'http://localhost/api/' or 'http://localhost'.")]
    [InlineData("http://u:hunter2@localhost/", "The base address has more than scheme, host, port and path: a client would drop it from its requests. Write 'http://localhost'.")]
    [InlineData("ftp://u:hunter2@localhost/", "The base address is 'ftp://***@localhost/', which is not an http or https address. Write one such as 'http://localhost:5080'.")]
    public void A_base_address_that_is_none_is_refused(string address, string message) =>
        FluentActions.Invoking(() => LoadHttp.CreateClient(address)).Should().Throw<LoadTestException>().WithMessage(message);

    [Fact]
    public async Task An_absolute_address_of_another_host_is_not_asked_and_ends_the_run()
    {
        using var network = new NoNetwork(_ => new(HttpStatusCode.OK));
        using HttpClient http = Client(network, new());

        LiveRun run = await LiveRun.OfAsync(vu => http.GetAsync("http://api.refused.example/a?token=1", vu.CancellationToken), vus: 1, iterations: 1_000);

        network.Asked.Should().BeEmpty();
        run.Requests().Should().Be(0);
        run.Record.Outcome.Cause.Should().Be(StopCause.Aborted);
        run.Record.Outcome.StopReason.Should().StartWith("The host 'api.refused.example' is not this machine").And.NotContain("token=1");
        run.Record.Outcome.Scenarios[0].Started.Should().BeLessThan(1_000);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed()
    {
        using var network = new NoNetwork(_ => RedirectTo("http://api.refused.example/a"));
        using HttpClient http = Client(network, new());

        LiveRun run = await LiveRun.OnceAsync(vu => http.GetAsync("http://localhost:1/", vu.CancellationToken));

        network.Asked.Should().Equal(new Uri("http://localhost:1/"));
        run.Record.Outcome.Cause.Should().Be(StopCause.Aborted);
    }

    [Fact]
    public async Task A_redirect_to_an_allowed_host_is()
    {
        using var network = new NoNetwork(request => request.RequestUri!.IsLoopback ? RedirectTo("http://api.allowed.example/a") : new(HttpStatusCode.OK));
        using HttpClient http = Client(network, new());
        var hosts = new HostPolicy(null, HostPattern.Parse("api.allowed.example").Value!);

        LiveRun run = await LiveRun.OnceAsync(vu => http.GetAsync("http://localhost:1/", vu.CancellationToken), hosts);

        network.Asked.Should().Equal(new Uri("http://localhost:1/"), new Uri("http://api.allowed.example/a"));
        run.WithoutErrors().Requests().Should().Be(2);
    }

    [Fact]
    public async Task LoadHttpHandler_refuses_as_well_and_takes_redirects_from_the_transport()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using var sockets = new SocketsHttpHandler();
        using var http = new HttpClient(new LoadHttpHandler(sockets)) { BaseAddress = target.Address };

        LiveRun run = await LiveRun.OnceAsync(async vu =>
        {
            (await http.GetAsync("/redirect-to?url=/bytes/3", vu.CancellationToken)).Dispose();
            await http.GetAsync("/redirect-to?url=http://api.refused.example/", vu.CancellationToken);
        });

        sockets.AllowAutoRedirect.Should().BeFalse();
        run.Requests(("status", "200"), ("name", "/bytes/{n}")).Should().Be(1);
        run.Requests(("status", "302")).Should().Be(2);
        run.Record.Outcome.StopReason.Should().StartWith("The host 'api.refused.example'");
        run.Samples(MetricNames.HttpClientRequestDuration).Should().Be(0);
    }

    [Fact]
    public async Task LoadHttpHandler_on_a_transport_that_can_no_longer_be_told_says_so()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using var sockets = new SocketsHttpHandler();
        using var before = new HttpClient(sockets, disposeHandler: false);
        (await before.GetAsync(target.Address)).Dispose();
        using var http = new HttpClient(new LoadHttpHandler(sockets)) { BaseAddress = target.Address };

        await FluentActions.Awaiting(() => http.GetAsync("/")).Should().ThrowAsync<LoadTestException>().WithMessage("The transport beneath LoadHttpHandler follows redirects by itself*");
    }

    private static HttpClient Client(HttpMessageHandler network, LoadHttpOptions options) => new(LiveHandler.Create(new EndpointNamer(), options, network));

    private static HttpResponseMessage RedirectTo(string address) => new(HttpStatusCode.Redirect) { Headers = { Location = new Uri(address) } };
}
