using System.Reflection;

namespace PerfTest.Adapting;

/// <summary>The names by which a settings file may mean a test: <c>Find</c>, <c>Search.Find</c>, <c>Shop.Tests.Search.Find</c>.</summary>
internal static class TestNames
{
    /// <param name="method">The method under <c>[LoadTest]</c>.</param>
    /// <param name="testClass">The class that runs it, which may derive from the one that declares it: both count.</param>
    public static IReadOnlyList<string> Of(MethodInfo method, Type? testClass)
    {
        Type[] classes = [.. new[] { testClass, method.ReflectedType, method.DeclaringType }.OfType<Type>().Distinct()];
        return [.. classes.SelectMany(type => new[] { $"{type.Name}.{method.Name}", $"{FullName(type)}.{method.Name}" }).Prepend(method.Name).Distinct(StringComparer.Ordinal)];
    }

    // C# writes a dot where reflection has a plus.
    private static string FullName(Type type) => (type.FullName ?? type.Name).Replace('+', '.');
}
