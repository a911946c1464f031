using System.Reflection;

namespace PerfTest.Adapters.Tests;

/// <summary>Moving from xUnit v2 to v3 changes one package: the same public types and members in the same namespace.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_adapters_have_the_same_public_types_and_members()
    {
        var v3 = PublicApi.Of(typeof(LoadTestAttribute).Assembly);

        Assert.Contains("PerfTest.LoadTestAttribute: Int32 Vus", v3);
        Assert.Equal(PublicApi.Of(Assembly.Load("PerfTest.Xunit")), v3);
    }

    [Fact]
    public void Everything_public_is_in_the_namespace_that_users_write() =>
        Assert.All(typeof(LoadTestAttribute).Assembly.GetExportedTypes(), type => Assert.Equal("PerfTest", type.Namespace));
}
