namespace PerfTest.Adapters.Tests;

/// <summary>Test explorers keep test cases as text and run what they read back.</summary>
public sealed class TestCaseTests
{
    [Fact]
    public void Each_row_and_profile_is_a_test_case_with_a_name_an_id_and_a_trait_of_its_own()
    {
        var cases = InnerRun.Discover(typeof(InnerLoadTests));

        Assert.Equal(
            [
                "PerfTest.Adapters.Tests.InnerLoadTests.Late [smoke]",
                "PerfTest.Adapters.Tests.InnerLoadTests.Plain",
                "PerfTest.Adapters.Tests.InnerLoadTests.Profiled [heavy]",
                "PerfTest.Adapters.Tests.InnerLoadTests.Profiled [smoke]",
                "PerfTest.Adapters.Tests.InnerLoadTests.Rows(word: \"chair\") [heavy]",
                "PerfTest.Adapters.Tests.InnerLoadTests.Rows(word: \"chair\") [smoke]",
                "PerfTest.Adapters.Tests.InnerLoadTests.Rows(word: \"table\") [heavy]",
                "PerfTest.Adapters.Tests.InnerLoadTests.Rows(word: \"table\") [smoke]",
                "PerfTest.Adapters.Tests.InnerLoadTests.Until_cancelled",
            ],
            cases.Select(test => test.DisplayName));
        Assert.Equal(cases.Count, cases.Select(test => test.UniqueID).Distinct().Count());
        Assert.All(cases, test => Assert.Equal(["Load"], test.Traits["Category"]));
        Assert.Equal(["heavy"], cases[2].Traits["Profile"]);
        Assert.DoesNotContain("Profile", cases[1].Traits.Keys);
    }

    [Fact]
    public void A_test_case_survives_its_way_through_text()
    {
        foreach (var original in InnerRun.Discover(typeof(InnerLoadTests)))
        {
            var copy = InnerRun.RoundTrip(original);

            Assert.Equal(original.GetType(), copy.GetType());
            Assert.Equal((original.DisplayName, original.UniqueID, original.Timeout), (copy.DisplayName, copy.UniqueID, copy.Timeout));
            Assert.Equal(((ILoadTestCase)original).Profile, ((ILoadTestCase)copy).Profile);
            Assert.Equal(original.Traits["Category"], copy.Traits["Category"]);
            Assert.Equal(original.TestMethod.TestClass.TestCollection.UniqueID, copy.TestMethod.TestClass.TestCollection.UniqueID);
            Assert.True(ExclusiveDefinition.RunsAlone(copy.TestMethod.TestClass.TestCollection.CollectionDefinition));
        }
    }

    [Fact]
    public void Ids_are_the_same_in_every_discovery() => Assert.Equal(
        InnerRun.Discover(typeof(InnerLoadTests)).Select(test => test.UniqueID),
        InnerRun.Discover(typeof(InnerLoadTests)).Select(test => test.UniqueID));
}
