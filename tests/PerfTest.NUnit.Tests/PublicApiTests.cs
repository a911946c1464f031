extern alias xunitadapter;

using System.Reflection;

namespace PerfTest.Adapters.Tests;

/// <summary>Whoever knows one adapter knows all: the same public types and members in the same namespace.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void The_adapters_have_the_same_public_types_and_members()
    {
        var nunit = Describe(typeof(LoadTestAttribute).Assembly);

        Assert.Contains("PerfTest.LoadTestAttribute: Int32 Vus", nunit);
        Assert.Equal(Describe(typeof(xunitadapter::PerfTest.LoadTestAttribute).Assembly), nunit);
    }

    [Fact]
    public void Everything_public_is_in_the_namespace_that_users_write() =>
        Assert.All(typeof(LoadTestAttribute).Assembly.GetExportedTypes(), type => Assert.Equal("PerfTest", type.Namespace));

    /// <summary>What a user can write. Not the base class, whose members are the framework's own.</summary>
    private static string[] Describe(Assembly adapter) =>
    [
        .. adapter.GetExportedTypes()
            .SelectMany(type => type.GetMembers(Declared)
                .Where(member => member is not MethodInfo { IsSpecialName: true })
                .Select(member => $"{type.FullName}: {(member is ConstructorInfo ? "constructor" : member)}")
                .Append($"{type.FullName}: {Usage(type)}"))
            .Order(StringComparer.Ordinal),
    ];

    private static string Usage(Type type) =>
        type.GetCustomAttribute<AttributeUsageAttribute>() is { } usage ? $"usage {usage.ValidOn}, {(usage.AllowMultiple ? "many" : "one")}, {(usage.Inherited ? "inherited" : "not inherited")}" : "no attribute";
}
