namespace PerfTest.Adapters.Tests;

public sealed class ExclusivityTests
{
    [Fact]
    public async Task A_load_test_moves_to_a_collection_that_runs_alone_and_has_the_same_fixtures()
    {
        var collection = (await InnerRun.DiscoverAsync(typeof(InnerLoadTests)))[0].TestCollection;

        Assert.Equal("Load tests of inner", collection.TestCollectionDisplayName);
        Assert.True(collection.DisableParallelization);
        Assert.Equal(typeof(InnerCollection), collection.CollectionDefinition);
        Assert.Equal([typeof(InnerFixture)], collection.CollectionFixtureTypes);
    }

    [Fact]
    public async Task All_load_tests_of_a_class_move_to_the_same_collection()
    {
        var collections = (await InnerRun.DiscoverAsync(typeof(LonelyLoadTests))).Select(test => test.TestCollection).ToArray();

        Assert.Equal(2, collections.Length);
        Assert.Equal(collections[0].UniqueID, collections[1].UniqueID);
        Assert.True(collections[0].DisableParallelization);
        Assert.NotEqual(collections[0].UniqueID, (await InnerRun.DiscoverAsync(typeof(InnerLoadTests)))[0].TestCollection.UniqueID);
    }

    [Fact]
    public async Task Classes_without_a_collection_share_one_in_which_xUnit_keeps_their_order()
    {
        var lonely = (await InnerRun.DiscoverAsync(typeof(LonelyLoadTests)))[0].TestCollection;
        var other = (await InnerRun.DiscoverAsync(typeof(StoppedLoadTests)))[0].TestCollection;

        Assert.Equal(lonely.UniqueID, other.UniqueID);
        Assert.Equal(("Load tests", null), (lonely.TestCollectionDisplayName, lonely.CollectionDefinition));
    }

    [Fact]
    public async Task A_collection_that_runs_alone_is_left_as_it_is()
    {
        var collection = Assert.Single(await InnerRun.DiscoverAsync(typeof(AloneLoadTests))).TestCollection;

        Assert.Equal(AloneCollection.Name, collection.TestCollectionDisplayName);
    }
}
