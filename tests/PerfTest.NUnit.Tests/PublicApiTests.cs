extern alias xunitadapter;

namespace PerfTest.Adapters.Tests;

/// <summary>Whoever knows one adapter knows all: the same public types and members in the same namespace.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_adapters_have_the_same_public_types_and_members()
    {
        var nunit = PublicApi.Of(typeof(LoadTestAttribute).Assembly);

        Assert.Contains("PerfTest.LoadTestAttribute: Int32 Vus", nunit);
        Assert.Equal(PublicApi.Of(typeof(xunitadapter::PerfTest.LoadTestAttribute).Assembly), nunit);
    }

    [Fact]
    public void Everything_public_is_in_the_namespace_that_users_write() =>
        Assert.All(typeof(LoadTestAttribute).Assembly.GetExportedTypes(), type => Assert.Equal("PerfTest", type.Namespace));
}
