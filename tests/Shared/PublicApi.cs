using System.Reflection;

namespace PerfTest.Adapters.Tests;

/// <summary>What a user can write with an adapter.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>A line per public type and member. Not the base class, whose members are the framework's own.</summary>
    public static string[] Of(Assembly adapter) =>
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
