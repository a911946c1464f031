using System.Net;
using System.Security.Cryptography.X509Certificates;
using FluentAssertions;
using PerfTest.Measuring;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

/// <summary>data_sent and data_received against a proxy that counts.</summary>
public class WireBytesTests
{
    [Theory]
    [InlineData(TargetKind.Http, LoadConnections.PerVu)]
    [InlineData(TargetKind.Http, LoadConnections.Shared)]
    [InlineData(TargetKind.Https, LoadConnections.PerVu)]
    [InlineData(TargetKind.Https, LoadConnections.Shared)]
    public async Task Are_those_on_the_wire(TargetKind kind, LoadConnections connections)
    {
        using X509Certificate2 certificate = TestCertificates.Development();
        await using TestTarget target = await TestTarget.StartAsync(kind, certificate);
        await using var proxy = new CountingProxy(target.Address);
        using HttpClient http = LoadHttp.CreateClient(proxy.Address, new() { Connections = connections });

        LiveRun run = await LiveRun.OfAsync(vu => SeveralAsync(http, vu), vus: 3, iterations: 10);

        run.WithoutErrors().Requests().Should().Be(150);
        run.Bytes(MetricNames.DataSent).Should().Be(proxy.FromClients);
        run.Bytes(MetricNames.DataReceived).Should().Be(proxy.ToClients);
    }

    [Theory]
    [InlineData(TargetKind.Http2)]
    [InlineData(TargetKind.Https2)]
    public async Task Under_HTTP2_too(TargetKind kind)
    {
        using X509Certificate2 certificate = TestCertificates.Development();
        await using TestTarget target = await TestTarget.StartAsync(kind, certificate);
        await using var proxy = new CountingProxy(target.Address);
        using HttpClient http = LoadHttp.CreateClient(proxy.Address, new() { HttpVersion = HttpVersion.Version20 });

        LiveRun run = await LiveRun.OfAsync(
            async vu =>
            {
                await Task.WhenAll(SeveralAsync(http, vu), SeveralAsync(http, vu));
                await proxy.IsQuietAsync();
            },
            vus: 2,
            iterations: 3);

        run.WithoutErrors().Requests(("proto", "HTTP/2.0")).Should().Be(60);
        run.Bytes(MetricNames.DataSent).Should().Be(proxy.FromClients);
        run.Bytes(MetricNames.DataReceived).Should().Be(proxy.ToClients);
    }

    [Fact]
    public async Task Of_failed_handshakes_too()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned();
        await using TestTarget target = await TestTarget.StartAsync(TargetKind.Https, certificate);
        await using var proxy = new CountingProxy(target.Address);
        using HttpClient http = LoadHttp.CreateClient(proxy.Address);

        LiveRun run = await LiveRun.OnceAsync(async vu =>
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/", vu.CancellationToken));
            await proxy.IsQuietAsync();
        });

        run.Requests(("error_code", "1310")).Should().Be(1);
        run.Bytes(MetricNames.DataSent).Should().Be(proxy.FromClients).And.BePositive();

        // What came behind the certificate was never read.
        run.Bytes(MetricNames.DataReceived).Should().BePositive().And.BeLessThanOrEqualTo(proxy.ToClients);
    }

    [Fact]
    public async Task Of_compressed_bodies_as_they_are_sent()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        await using var proxy = new CountingProxy(target.Address);
        using HttpClient http = LoadHttp.CreateClient(proxy.Address, new() { AutomaticDecompression = DecompressionMethods.All });
        using HttpClient plain = LoadHttp.CreateClient(target.Address);

        LiveRun packed = await LiveRun.OnceAsync(async vu => (await http.GetStringAsync("/packed", vu.CancellationToken)).Should().HaveLength(10_000));
        LiveRun unpacked = await LiveRun.OnceAsync(async vu => (await plain.GetStringAsync("/packed", vu.CancellationToken)).Should().HaveLength(10_000));

        packed.WithoutErrors().Bytes(MetricNames.DataReceived).Should().Be(proxy.ToClients).And.BeLessThan(1_000);
        unpacked.WithoutErrors().Bytes(MetricNames.DataReceived).Should().BeGreaterThan(10_000);
    }

    /// <summary>Bodies both ways, with and without a known length, read and not read, redirects, requests side by side.</summary>
    private static async Task SeveralAsync(HttpClient http, VirtualUser vu)
    {
        await http.GetStringAsync("/bytes/20000", vu.CancellationToken);
        using var content = new ByteArrayContent(new byte[50_000]);
        (await http.PostAsync("/echo", content, vu.CancellationToken)).Dispose();
        (await http.GetAsync("/redirect-to?url=/slow-body/3/1", vu.CancellationToken)).Dispose();
        (await http.GetAsync("/status/204", vu.CancellationToken)).Dispose();
    }
}
