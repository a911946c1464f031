using NUnit.Framework.Internal;

namespace PerfTest.Adapters;

/// <summary>Gives every load test the category <c>Load</c>.</summary>
internal static class LoadTestTraits
{
    private const string Category = "Load";

    /// <summary>Called for the test, and for the suite of its method: tests of data rows have it from there.</summary>
    public static void Apply(Test test)
    {
        if (!test.Properties[PropertyNames.Category].Contains(Category))
        {
            test.Properties.Add(PropertyNames.Category, Category);
        }
    }
}
