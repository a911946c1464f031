namespace PerfTest.Adapting;

/// <summary>The parameters that PerfTest fills, and no data row.</summary>
internal static class InjectedParameters
{
    /// <summary>Whether a parameter of this type is filled by PerfTest.</summary>
    public static bool Contains(Type type) => type == typeof(VirtualUser) || type == typeof(CancellationToken) || type == typeof(LoadResult);
}
