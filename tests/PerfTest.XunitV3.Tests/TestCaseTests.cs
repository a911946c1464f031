using Xunit.v3;

namespace PerfTest.Adapters.Tests;

/// <summary>Test explorers keep test cases as text and run what they read back.</summary>
public sealed class TestCaseTests
{
    [Fact]
    public async Task Each_row_and_profile_is_a_test_case_with_a_name_an_id_and_a_trait_of_its_own()
    {
        var cases = await InnerRun.DiscoverAsync(typeof(InnerLoadTests));

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
            cases.Select(test => test.TestCaseDisplayName));
        Assert.Equal(cases.Count, cases.Select(test => test.UniqueID).Distinct().Count());
        Assert.All(cases, test => Assert.Equal(["Load"], test.Traits["Category"]));
        Assert.Equal(["heavy"], cases[2].Traits["Profile"]);
        Assert.DoesNotContain("Profile", cases[1].Traits.Keys);
    }

    [Fact]
    public async Task A_test_case_survives_its_way_through_text()
    {
        foreach (var original in await InnerRun.DiscoverAsync(typeof(InnerLoadTests)))
        {
            var copy = InnerRun.RoundTrip(original);

            Assert.Equal(original.GetType(), copy.GetType());
            Assert.Equal((original.TestCaseDisplayName, original.UniqueID, original.Timeout), (copy.TestCaseDisplayName, copy.UniqueID, copy.Timeout));
            Assert.Equal(((LoadTestMethod)original.TestMethod).Profile, ((LoadTestMethod)copy.TestMethod).Profile);
            Assert.Equal(original.Traits["Category"], copy.Traits["Category"]);
            Assert.Equal(original.TestCollection.UniqueID, copy.TestCollection.UniqueID);
            Assert.True(copy.TestCollection.DisableParallelization);
        }
    }

    [Fact]
    public async Task Ids_are_the_same_in_every_discovery() => Assert.Equal(
        (await InnerRun.DiscoverAsync(typeof(InnerLoadTests))).Select(test => test.UniqueID),
        (await InnerRun.DiscoverAsync(typeof(InnerLoadTests))).Select(test => test.UniqueID));

    [Fact]
    public async Task Development_environments_go_to_the_attributes_line()
    {
        var test = (await InnerRun.DiscoverAsync(typeof(InnerLoadTests)))[1];

        Assert.EndsWith("InnerLoadTests.cs", test.SourceFilePath, StringComparison.Ordinal);
        var line = (await File.ReadAllLinesAsync(test.SourceFilePath!, TestContext.Current.CancellationToken))[test.SourceLineNumber!.Value - 1];
        Assert.Contains("[LoadTest(Iterations = 1)]", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_limit_is_not_enforced_by_xUnit()
    {
        var profiled = (await InnerRun.DiscoverAsync(typeof(InnerLoadTests)))[2];

        var test = Assert.Single(await profiled.CreateTests());

        Assert.Equal((0, 1234), (test.Timeout, Assert.IsType<UntimedTest>(test).Limit));
    }

    [Fact]
    public async Task Rows_that_are_known_late_have_the_profile_behind_their_values()
    {
        var late = (await InnerRun.DiscoverAsync(typeof(InnerLoadTests)))[0];

        var test = Assert.Single(await late.CreateTests());

        Assert.IsType<LoadTheoryTestCase>(late);
        Assert.EndsWith(".Late(stream: NullStream { CanRead = True, CanSeek = True, CanTimeout = False, CanWrite = True, Length = 0, ··· }) [smoke]", test.TestDisplayName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_has_no_values_for_what_PerfTest_fills()
    {
        var row = (await InnerRun.DiscoverAsync(typeof(InnerLoadTests)))[4];

        Assert.Equal(["chair"], ((XunitTestCase)row).TestMethodArguments);
    }
}
