using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring.Http;

public class EndpointNamerTests
{
    [Theory]
    [InlineData("http://host/", "/")]
    [InlineData("http://host", "/")]
    [InlineData("http://host?x=1", "/")]
    [InlineData("http://host/products", "/products")]
    [InlineData("http://host/products/", "/products/")]
    [InlineData("http://host:8080/products/42?page=3#top", "/products/{n}")]
    [InlineData("http://host/products/-1", "/products/{n}")]
    [InlineData("http://host/weights/3.14", "/weights/{n}")]
    [InlineData("http://host/days/2026-11-20/hours", "/days/{n}/hours")]
    [InlineData("http://host/at/2026-11-20T14:38:00Z", "/at/{n}")]
    [InlineData("http://host/a//b", "/a//b")]
    [InlineData("http://host/users/3f2504e0-4f89-11d3-9a0c-0305e82c3301", "/users/{id}")]
    [InlineData("http://host/users/3F2504E04F8911D39A0C0305E82C3301/orders", "/users/{id}/orders")]
    [InlineData("http://host/docs/507f1f77bcf86cd799439011", "/docs/{id}")]
    [InlineData("http://host/tokens/dQw4w9WgXcQ_dQw4w9WgXcQ", "/tokens/{id}")]
    [InlineData("http://host/users/01ARZ3NDEKTSV4RRFFQ69G5FAV", "/users/{id}")]
    [InlineData("http://host/orders/order-1234", "/orders/order-{n}")]
    [InlineData("http://host/images/img_0001.png", "/images/img_{n}.png")]
    [InlineData("http://host/files/3f2504e04f8911d3.pdf", "/files/{id}.pdf")]
    [InlineData("http://host/api/v1/items", "/api/v1/items")]
    [InlineData("http://host/api/v2.0/items", "/api/v2.0/items")]
    [InlineData("http://host/mp3/h264", "/mp3/h264")]
    [InlineData("http://host/a-very-long-name-of-a-page-without-digits", "/a-very-long-name-of-a-page-without-digits")]
    [InlineData("http://host/a%20b", "/a%20b")]
    [InlineData("http://host/a/../products/7", "/products/{n}")]
    [InlineData("http://host/go?to=http://other/path/9", "/go")]
    public void What_varies_in_a_path_is_folded(string uri, string name) => Assert.Equal(name, new EndpointNamer().NameOf(HttpMethod.Get, new Uri(uri)));

    [Fact]
    public void Equal_names_are_one_object()
    {
        var namer = new EndpointNamer();

        var first = namer.NameOf(HttpMethod.Get, new Uri("http://host/products/1"));

        Assert.Same(first, namer.NameOf(HttpMethod.Get, new Uri("http://host/products/2")));
        Assert.Same(first, namer.NameOf(HttpMethod.Post, new Uri("http://other/products/3?x")));
        Assert.Same(first, namer.Intern("/products/{n}"));
    }

    [Fact]
    public void A_very_long_name_is_cut()
    {
        var name = new EndpointNamer().NameOf(HttpMethod.Get, new Uri("http://host/" + new string('a', 5000)));

        Assert.Equal(256, name.Length);
        Assert.EndsWith("a…", name, StringComparison.Ordinal);
    }

    [Fact]
    public void Above_the_cap_new_names_are_called_other()
    {
        var namer = new EndpointNamer();
        var names = Enumerable.Range(0, 600).Select(i => namer.Intern($"name {i}")).ToList();

        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"name {i}"), names.Take(500));
        Assert.All(names.Skip(500), name => Assert.Equal("(other)", name));
        Assert.Equal("name 3", namer.Intern("name 3"));
        Assert.Equal("(other)", namer.NameOf(HttpMethod.Get, new Uri("http://host/new")));
    }

    [Fact]
    public void A_path_seen_before_allocates_nothing()
    {
        var namer = new EndpointNamer();
        var uri = new Uri("http://host/products/42/parts?page=3");
        namer.NameOf(HttpMethod.Get, uri);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            namer.NameOf(HttpMethod.Get, uri);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_cache_never_confuses_two_paths_or_methods()
    {
        var cache = new PathCache();
        var paths = Enumerable.Range(0, 3 * PathCache.Capacity).Select(i => $"/path/{i}").ToList();
        foreach (var path in paths)
        {
            cache.Set(HttpMethod.Get, path, "GET " + path);
            Assert.True(cache.TryGet(HttpMethod.Get, path, out var name));
            Assert.Equal("GET " + path, name);
        }

        var remembered = paths.Count(path => cache.TryGet(HttpMethod.Get, path, out var name) && name == "GET " + path);
        Assert.InRange(remembered, PathCache.Capacity / 2, PathCache.Capacity);
        Assert.All(paths, path => Assert.False(cache.TryGet(HttpMethod.Post, path, out _)));
        Assert.All(paths, path => Assert.True(!cache.TryGet(HttpMethod.Get, path, out var name) || name == "GET " + path));
    }
}
