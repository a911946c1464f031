namespace PerfTest.AspNetCore.Tests;

public class EndpointNameTests(BothHosts hosts) : IClassFixture<BothHosts>
{
    [Theory]
    [InlineData("GET", "/", "/")]
    [InlineData("GET", "/items/7?page=2", "/items/{id}")]
    [InlineData("GET", "/items/special", "/items/special")]
    [InlineData("PUT", "/items/7/", "/items/{id:int}")]
    [InlineData("GET", "/v1/things/3f2504e0-4f89-11d3-9a0c-0305e82c3301/parts/a/b", "/v1/things/{thing:guid}/parts/{*rest}")]
    [InlineData("GET", "/v1/things/7/parts/a", "/v1/things/{n}/parts/a")]
    [InlineData("GET", "/api/orders/12", "/api/Orders/{id:int}")]
    [InlineData("GET", "/orders-of/anna", "/orders-of/{customer}")]
    [InlineData("GET", "/mvc", "/mvc/Home/Index/{id?}")]
    [InlineData("GET", "/mvc/home/details/3", "/mvc/Home/Details/{id?}")]
    [InlineData("GET", "/nothing/here/12", "/nothing/here/{n}")]
    [InlineData("DELETE", "/items/7", "/items/{n}")]
    [InlineData("GET", "/boom", "/boom")]
    [InlineData("GET", "/ITEMS/7", "/items/{id}")]
    [InlineData("GET", "/items/a%20b", "/items/{id}")]
    public async Task An_endpoint_is_called_by_its_route_template_in_memory_and_on_a_socket(string method, string url, string name)
    {
        foreach (var http in new[] { hosts.InMemory, hosts.OnKestrel })
        {
            var run = await LoadRun.OnceAsync(async vu =>
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), url);
                using var response = await http.SendAsync(request, vu.CancellationToken);
            });

            Assert.Equal([name], run.Names);
            Assert.Equal(1, run.Count("http_reqs", ("name", name), ("method", method)));
        }
    }

    [Fact]
    public async Task The_host_in_memory_itself_says_what_it_routed_where_the_path_alone_does_not()
    {
        var run = await LoadRun.OnceAsync(async vu => await hosts.InMemory.GetStringAsync("/base/items/7", vu.CancellationToken));

        Assert.Equal(["/items/{id}"], run.Names);
    }

    [Fact]
    public async Task A_request_may_name_its_endpoint()
    {
        var run = await LoadRun.OnceAsync(async vu =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/items/7");
            request.Options.Set(LoadHttp.EndpointName, "the item");
            using var response = await hosts.InMemory.SendAsync(request, vu.CancellationToken);
        });

        Assert.Equal(["the item"], run.Names);
    }

    [Fact]
    public async Task Neither_request_nor_response_are_changed_by_the_measuring()
    {
        await using var host = Hosts.InMemory();
        using var plain = host.CreateClient();
        using var measured = host.CreateLoadClient();
        var body = "";
        var headers = "";

        await LoadRun.OnceAsync(async vu =>
        {
            body = await measured.GetStringAsync("/headers", vu.CancellationToken);
            using var response = await measured.GetAsync("/items/7", vu.CancellationToken);
            headers = HeadersOf(response);
        });

        Assert.Equal(await plain.GetStringAsync("/headers"), body);
        using var expected = await plain.GetAsync("/items/7");
        Assert.Equal(HeadersOf(expected), headers);
    }

    private static string HeadersOf(HttpResponseMessage response) =>
        response.Headers.ToString() + response.Content.Headers + response.Content.Headers.ContentLength + response.Version + response.ReasonPhrase;
}
