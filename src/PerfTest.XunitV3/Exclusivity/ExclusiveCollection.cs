using Xunit.v3;

namespace PerfTest.Adapters;

/// <summary>
/// The collection that load tests are moved to, so that they run when the tests that may run in parallel have ended, one collection after another. It keeps the
/// fixtures of the collection it stands for; they are created a second time for the class's ordinary tests.
/// </summary>
/// <remarks>
/// xUnit runs collections in another order each time, and classes of a collection always in the same. So classes without a collection of their own share one: the processes of
/// a run on several machines must come to the same test.
/// </remarks>
internal static class ExclusiveCollection
{
    private const string OfAllOthers = "Load tests";

    /// <summary>The same class in a collection that runs alone.</summary>
    public static IXunitTestClass Rehome(IXunitTestClass testClass)
    {
        var collection = testClass.TestCollection;
        return collection.DisableParallelization
            ? testClass
            : new XunitTestClass(
                testClass.Class,
                new XunitTestCollection(collection.TestAssembly, collection.CollectionDefinition, disableParallelization: true, NameOf(collection)));
    }

    private static string NameOf(IXunitTestCollection collection) => collection.CollectionDefinition is null ? OfAllOthers : $"Load tests of {collection.TestCollectionDisplayName}";
}
