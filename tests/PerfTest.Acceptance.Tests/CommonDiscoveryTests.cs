using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>What is found, in every framework.</summary>
public abstract class CommonDiscoveryTests(CaseSuite suite)
{
    /// <summary>The cases and their results.</summary>
    protected CaseSuite Suite { get; } = suite;

    [Fact]
    public async Task Load_tests_are_found_by_the_category_and_others_are_not()
    {
        var found = await Suite.ListAsync("Category=Load");

        Assert.Contains("Cases.Names.Plain", found);
        Assert.Contains("Cases.Names.With_traits", found);
        Assert.Contains(Suite.Runner.NameOf("Cases.Names.Skipped_row(word: \"chair\")"), found);
        Assert.Contains("Cases.Names.Profiled [smoke]", found);
        Assert.DoesNotContain("Cases.OrdinaryOne.Slow", found);
    }
}
