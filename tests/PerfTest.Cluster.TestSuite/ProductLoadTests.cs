using System.Net;

namespace PerfTest.Cluster.TestSuite;

public sealed class ProductLoadTests(Login login) : IClassFixture<Login>
{
    // Users enough for the whole load at once: what is counted must not hang on how busy the machine is.
    [LoadTest(Rate = "100/s", Duration = "4s", PreAllocatedVus = 400, MaxVus = 400, Warmup = "0s", GracefulStop = "10s")]
    [Threshold("http_req_failed<1%")]
    public async Task Products_are_listed(VirtualUser vu)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/products");
        request.Headers.Authorization = new("Bearer", login.Token);
        using HttpResponseMessage response = await Login.Http.SendAsync(request, vu.CancellationToken);
        vu.Check("status is 200", response.StatusCode == HttpStatusCode.OK);
    }
}
