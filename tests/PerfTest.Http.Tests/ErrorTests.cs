using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

public class ErrorTests
{
    [Fact]
    public async Task A_refused_connection()
    {
        LiveRun run = await AskAsync(new Uri($"http://127.0.0.1:{FreePort()}"), "/orders/17");

        run.Requests(("error_code", "1212"), ("error_class", "connect"), ("name", "/orders/{n}"), ("status", "0")).Should().Be(20);
        Grouped(run, "http connect", "GET /orders/{n} → connection refused: Connection refused");
    }

    [Fact]
    public async Task A_name_that_does_not_resolve()
    {
        // The resolver itself decides; names below .invalid never exist (RFC 6761), and nothing is sent to a server.
        using HttpClient http = new(LiveHandler.Create(new EndpointNamer(), new(), new NoNetwork(_ => throw NameError())));
        LiveRun run = await LiveRun.OfAsync(vu => http.GetAsync("http://localhost:1/orders/17", vu.CancellationToken), vus: 2, iterations: 10);

        run.Requests(("error_code", "1100"), ("error_class", "connect")).Should().Be(20);
        Grouped(run, "http connect", "GET /orders/{n} → host name not resolved: Name or service not known (shop.invalid:80)");
    }

    [Fact]
    public async Task A_host_that_does_not_answer_at_all()
    {
        // A listener whose queue is full lets further connections wait, as a host behind a firewall does.
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var address = (IPEndPoint)listener.LocalEndPoint!;
        var waiting = Enumerable.Range(0, 8).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToList();
        waiting.ForEach(socket => _ = socket.ConnectAsync(address));

        LiveRun run = await AskAsync(new Uri($"http://{address}"), "/", new() { ConnectTimeout = TimeSpan.FromMilliseconds(50) });
        waiting.ForEach(socket => socket.Dispose());

        run.Requests(("error_code", "1211"), ("error_class", "timeout"), ("error", "dial timeout")).Should().Be(20);
        run.Errors.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_connection_that_fails_for_another_reason()
    {
        // TCP does not connect to a broadcast address; nothing is sent.
        using var http = new HttpClient(LoadHttp.CreateHandler());
        LiveRun run = await LiveRun.OfAsync(vu => http.GetStringAsync("http://127.255.255.255:9/", vu.CancellationToken), vus: 2, iterations: 10);

        run.Requests(("error_code", "1200"), ("error_class", "connect"), ("error", "connection failed")).Should().Be(20);
    }

    [Fact]
    public async Task A_stream_that_the_target_resets()
    {
        await using TestTarget target = await TestTarget.StartAsync(TargetKind.Http2);

        LiveRun run = await AskAsync(target.Address, "/reset-stream", new() { HttpVersion = HttpVersion.Version20 });

        run.Requests(("error_code", "1600"), ("error", "HTTP/2 error"), ("proto", "HTTP/2.0")).Should().Be(20);
    }

    [Fact]
    public async Task A_target_that_speaks_no_HTTP()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        Task answering = AnswerAsync(listener, "220 mail.example ready\r\n", stop.Token);

        LiveRun run = await AskAsync(new Uri($"http://{listener.LocalEndpoint}"), "/");
        await stop.CancelAsync();
        await answering;

        run.Requests(("error_code", "1000"), ("error", "error"), ("status", "0")).Should().Be(20);
        run.TagValues("error_class").Should().BeEmpty();
    }

    [Theory]
    [InlineData(400, "4xx")]
    [InlineData(429, "429")]
    [InlineData(503, "5xx")]
    public async Task An_answer_that_is_an_error(int status, string errorClass)
    {
        await using TestTarget target = await TestTarget.StartAsync();

        LiveRun run = await AskAsync(target.Address, $"/status/{status}");

        run.Requests(("error_code", $"{1000 + status}"), ("error_class", errorClass), ("status", $"{status}")).Should().Be(20);
    }

    [Fact]
    public async Task A_certificate_for_another_host()
    {
        using X509Certificate2 certificate = TestCertificates.ForAnotherHost();
        await using TestTarget target = await TestTarget.StartAsync(TargetKind.Https, certificate);

        LiveRun run = await AskAsync(target.Address, "/");

        run.Requests(("error_code", "1311"), ("error_class", "tls")).Should().Be(20);
        Grouped(run, "http tls", "GET / → certificate for another host name: The target's certificate is not valid (CN=other.example): RemoteCertificateNameMismatch");
        target.Requests.Should().Be(0);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned();
        await using TestTarget target = await TestTarget.StartAsync(TargetKind.Https, certificate);

        LiveRun run = await AskAsync(target.Address, "/");

        run.Requests(("error_code", "1310"), ("error_class", "tls")).Should().Be(20);
        Grouped(run, "http tls", "GET / → certificate of an unknown authority: The target's certificate is not valid (CN=localhost): RemoteCertificateChainErrors");
    }

    [Fact]
    public async Task The_development_certificate_is_accepted_on_this_machine_unless_that_is_not_wanted()
    {
        using X509Certificate2 certificate = TestCertificates.Development();
        await using TestTarget target = await TestTarget.StartAsync(TargetKind.Https, certificate);

        (await AskAsync(target.Address, "/")).WithoutErrors().Requests(("status", "200")).Should().Be(20);
        (await AskAsync(target.Address, "/", new() { TrustDevelopmentCertificate = false })).Requests(("error_code", "1310")).Should().Be(20);
    }

    [Fact]
    public async Task A_check_of_the_users_own_decides()
    {
        using X509Certificate2 certificate = TestCertificates.ForAnotherHost();
        await using TestTarget target = await TestTarget.StartAsync(TargetKind.Https, certificate);

        LiveRun run = await AskAsync(target.Address, "/", new() { CertificateValidation = (_, shown, _, _) => shown?.Subject == "CN=other.example" });

        run.WithoutErrors().Requests(("status", "200")).Should().Be(20);
    }

    [Fact]
    public async Task A_target_that_speaks_no_tls()
    {
        await using TestTarget target = await TestTarget.StartAsync();

        LiveRun run = await AskAsync(new UriBuilder(target.Address) { Scheme = "https" }.Uri, "/");

        run.Requests(("error_code", "1300"), ("error_class", "tls")).Should().Be(20);
    }

    [Fact]
    public async Task A_connection_that_is_reset()
    {
        await using TestTarget target = await TestTarget.StartAsync();

        LiveRun run = await AskAsync(target.Address, "/reset");

        run.Requests(("error_code", "1220"), ("error_class", "reset")).Should().Be(20);
        run.Errors.Where(group => group.Type == "http reset").Sum(group => group.Count).Should().Be(20);
        run.Errors.Should().HaveCountLessThanOrEqualTo(4);
    }

    [Fact]
    public async Task A_request_that_takes_too_long()
    {
        await using TestTarget target = await TestTarget.StartAsync();

        LiveRun run = await AskAsync(target.Address, "/stall", new() { Timeout = TimeSpan.FromMilliseconds(100) });

        run.Requests(("error_code", "1050"), ("error_class", "timeout"), ("status", "0")).Should().Be(20);
        run.Requests(("censored", "true")).Should().Be(0);
    }

    [Fact]
    public async Task A_target_that_dies_in_mid_run()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);
        Task? death = null;

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                if (vu is { Id: 1, Iteration: 50 })
                {
                    death = target.DieAsync();
                }

                await http.GetStringAsync("/delay/1", vu.CancellationToken);
            },
            vus: 10,
            iterations: 500,
            gracefulStop: TimeSpan.FromSeconds(5));

        await death!;
        run.Record.Outcome.Abandoned.Should().BeEmpty();
        run.Requests().Should().Be(5_000);
        run.Requests(("status", "200")).Should().BeGreaterThan(50);
        run.Requests(("error_class", "connect")).Should().BeGreaterThan(3_000);
        (run.Requests(("error_class", "connect")) + run.Requests(("error_class", "reset")) + run.Requests(("status", "200"))).Should().Be(5_000);

        // Each class once or twice, however many there were, and beside it the exception that ended the iteration.
        run.Errors.Should().HaveCountLessThanOrEqualTo(10);
        run.Errors.Sum(group => group.Count).Should().Be(2 * run.Failures().Failed);
    }

    private static async Task<LiveRun> AskAsync(Uri address, string path, LoadHttpOptions? options = null)
    {
        using HttpClient http = LoadHttp.CreateClient(address, options);
        return await LiveRun.OfAsync(vu => http.GetStringAsync(path, vu.CancellationToken), vus: 2, iterations: 10);
    }

    private static async Task AnswerAsync(TcpListener listener, string text, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                using Socket client = await listener.AcceptSocketAsync(stop);
                await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(text), SocketFlags.None, stop);
                await client.ReceiveAsync(new byte[1_000], SocketFlags.None, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private static void Grouped(LiveRun run, string type, string message)
    {
        run.Errors.Should().HaveCount(2);
        ErrorGroup group = run.Errors.Should().ContainSingle(group => group.Type == type).Subject;
        group.Message.Should().StartWith(message);
        group.Count.Should().Be(20);
        run.Errors.Should().ContainSingle(group => group.Type == "System.Net.Http.HttpRequestException").Which.Count.Should().Be(20);
    }

    private static HttpRequestException NameError() => new(
        HttpRequestError.NameResolutionError, "Name or service not known (shop.invalid:80)", new SocketException((int)SocketError.HostNotFound));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
