using System.Globalization;
using FluentAssertions;
using PerfTest.TestTargets;

namespace PerfTest.Http.Tests;

public class SlowestTests
{
    [Fact]
    public async Task The_slowest_requests_say_who_sent_them_and_where_their_time_went()
    {
        await using TestTarget target = await TestTarget.StartAsync();
        using HttpClient http = LoadHttp.CreateClient(target.Address);

        LoadResult result = await LoadTest.RunAsync(
            "slowest",
            async vu =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/again");
                request.Headers.Add("traceparent", $"00-{Trace(vu.Id)}-b7ad6b7169203331-01");
                (await http.SendAsync(request, vu.CancellationToken)).Dispose();
            },
            load => load.Vus(2).IterationsPerVu(10).Warmup("0s"));

        EndpointResult endpoint = result.Endpoints.Should().ContainSingle().Subject;
        endpoint.Slowest.Should().HaveCount(5).And.BeInDescendingOrder(request => request.Duration);
        endpoint.Slowest.Select(request => (request.Vu, request.Iteration)).Should().OnlyHaveUniqueItems();
        endpoint.Slowest[0].Duration.Should().Be(endpoint.Duration.Max);
        foreach (SlowRequest request in endpoint.Slowest)
        {
            request.Should().BeEquivalentTo(new { Method = "GET", Status = 200, Error = (string?)null, Scenario = "default", TraceId = Trace(request.Vu) });
            request.Iteration.Should().BeInRange(0, 9);
            request.At.Should().BePositive();
            (request.Sending + request.Waiting + request.Receiving).Should().BeCloseTo(request.Duration, TimeSpan.FromMicroseconds(1));
            request.Blocked.Should().BeGreaterThanOrEqualTo(request.Connecting!.Value);
            request.TlsHandshaking.Should().BeNull("there is no TLS");
        }
    }

    [Fact]
    public async Task What_never_had_a_response_is_among_them()
    {
        Uri nobody;
        await using (TestTarget target = await TestTarget.StartAsync())
        {
            nobody = target.Address;
        }

        using HttpClient http = LoadHttp.CreateClient(nobody);

        LoadResult result = await LoadTest.RunAsync(
            "refused",
            async vu =>
            {
                try
                {
                    (await http.GetAsync("/a", vu.CancellationToken)).Dispose();
                }
                catch (HttpRequestException)
                {
                    // Nobody listens: that is measured.
                }
            },
            load => load.Vus(1).IterationsPerVu(3).Warmup("0s"));

        result.Endpoints.Should().ContainSingle().Which.Slowest.Should().HaveCount(3)
            .And.OnlyContain(request => request.Status == 0 && request.Error != null && request.Waiting == null && request.Blocked == request.Duration);
    }

    private static string Trace(long vu) => (vu + 16).ToString("x32", CultureInfo.InvariantCulture);
}
