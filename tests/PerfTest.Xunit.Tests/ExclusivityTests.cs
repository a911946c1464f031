using Xunit.Abstractions;

namespace PerfTest.Adapters.Tests;

public sealed class ExclusivityTests
{
    [Fact]
    public void A_load_test_moves_to_a_collection_that_runs_alone_and_has_the_same_fixtures()
    {
        var collection = InnerRun.Discover(typeof(InnerLoadTests))[0].TestMethod.TestClass.TestCollection;

        Assert.Equal("Load tests of inner", collection.DisplayName);
        Assert.True(ExclusiveDefinition.RunsAlone(collection.CollectionDefinition));
        Assert.Equal(typeof(InnerCollection), Assert.IsAssignableFrom<IReflectionTypeInfo>(collection.CollectionDefinition).Type);
    }

    [Fact]
    public void All_load_tests_of_a_class_move_to_the_same_collection()
    {
        var collections = InnerRun.Discover(typeof(LonelyLoadTests)).Select(test => test.TestMethod.TestClass.TestCollection).ToArray();

        Assert.Equal(2, collections.Length);
        Assert.Equal(collections[0].UniqueID, collections[1].UniqueID);
        Assert.True(ExclusiveDefinition.RunsAlone(collections[0].CollectionDefinition));
        Assert.NotEqual(collections[0].UniqueID, InnerRun.Discover(typeof(InnerLoadTests))[0].TestMethod.TestClass.TestCollection.UniqueID);
    }

    [Fact]
    public void A_collection_that_runs_alone_is_left_as_it_is()
    {
        var collection = Assert.Single(InnerRun.Discover(typeof(AloneLoadTests))).TestMethod.TestClass.TestCollection;

        Assert.Equal(AloneCollection.Name, collection.DisplayName);
    }
}
