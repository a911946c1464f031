namespace PerfTest.Adapting;

/// <summary>The trait of every load test: <c>--filter Category=Load</c>.</summary>
internal static class LoadTestCategory
{
    public const string Trait = "Category";
    public const string Value = "Load";
}
