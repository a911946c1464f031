using System.Net;

namespace PerfTest.Cluster.TestSuite;

public sealed class OrderLoadTests(Login login) : IClassFixture<Login>
{
    [LoadTest(Vus = 4, Iterations = 40, Warmup = "0s", GracefulStop = "10s")]
    [Threshold("http_req_failed<1%")]
    public async Task Orders_are_taken(VirtualUser vu)
    {
        using HttpResponseMessage response = await Login.Http.PostAsync("/echo", new StringContent(login.Token), vu.CancellationToken);
        vu.Check("status is 200", response.StatusCode == HttpStatusCode.OK);
    }
}
