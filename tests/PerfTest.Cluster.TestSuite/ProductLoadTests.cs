using System.Net;

namespace PerfTest.Cluster.TestSuite;

public sealed class ProductLoadTests(Login login) : IClassFixture<Login>
{
    // A number of iterations: what is counted must not hang on how busy the machine is.
    [LoadTest(Vus = 10, Iterations = 400, Warmup = "0s", GracefulStop = "10s")]
    [Threshold("http_req_failed<1%")]
    public async Task Products_are_listed(VirtualUser vu)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/products");
        request.Headers.Authorization = new("Bearer", login.Token);
        using HttpResponseMessage response = await Login.Http.SendAsync(request, vu.CancellationToken);
        vu.Check("status is 200", response.StatusCode == HttpStatusCode.OK);
        await vu.ThinkAsync(TimeSpan.FromMilliseconds(50));
    }
}
