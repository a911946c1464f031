using NUnit.Framework.Internal;
using PerfTest.Adapting;

namespace PerfTest.Adapters;

/// <summary>Gives every load test the category <c>Load</c>.</summary>
internal static class LoadTestTraits
{
    /// <summary>Called for the test, and for the suite of its method: tests of data rows have it from there.</summary>
    public static void Apply(Test test)
    {
        if (!test.Properties[LoadTestCategory.Trait].Contains(LoadTestCategory.Value))
        {
            test.Properties.Add(LoadTestCategory.Trait, LoadTestCategory.Value);
        }
    }
}
