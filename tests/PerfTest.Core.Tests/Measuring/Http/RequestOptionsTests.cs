using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring.Http;

public class RequestOptionsTests
{
    [Fact]
    public void The_field_behind_the_options_is_where_this_runtime_has_it() => Assert.True(RequestOptions.FieldIsKnown);

    [Fact]
    public void Options_are_found()
    {
        using var request = new HttpRequestMessage();
        Assert.False(RequestOptions.TryGet(request, LoadHttp.EndpointName, out _));

        request.Options.Set(LoadHttp.EndpointName, "name");

        Assert.True(RequestOptions.TryGet(request, LoadHttp.EndpointName, out var name));
        Assert.Equal("name", name);
    }

    [Fact]
    public void Asking_a_request_without_options_allocates_nothing()
    {
        using var request = new HttpRequestMessage();
        RequestOptions.TryGet(request, LoadHttp.EndpointName, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            RequestOptions.TryGet(request, LoadHttp.EndpointName, out _);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
