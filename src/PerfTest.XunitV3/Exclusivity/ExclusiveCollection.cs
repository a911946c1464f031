using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>
/// The collection that load tests are moved to, so that they run when the tests that may run in parallel have ended, one collection after another. It keeps the
/// fixtures of the collection it stands for; they are created a second time for the class's ordinary tests.
/// </summary>
internal static class ExclusiveCollection
{
    /// <summary>The same class in a collection that runs alone.</summary>
    public static IXunitTestClass Rehome(IXunitTestClass testClass)
    {
        var collection = testClass.TestCollection;
        return collection.DisableParallelization
            ? testClass
            : new XunitTestClass(
                testClass.Class,
                new XunitTestCollection(
                    collection.TestAssembly, collection.CollectionDefinition, disableParallelization: true, $"Load tests of {collection.TestCollectionDisplayName}"));
    }
}
