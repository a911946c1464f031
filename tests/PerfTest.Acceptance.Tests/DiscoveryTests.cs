using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>What xUnit finds.</summary>
public abstract class DiscoveryTests(CaseSuite suite) : CommonDiscoveryTests(suite)
{
    [Fact]
    public void Every_load_test_has_its_name_one_per_row_and_profile()
    {
        Assert.Equal(
            [
                "Cases.A name of its own",
                "Cases.Names.Crossed(word: \"chair\") [heavy]",
                "Cases.Names.Crossed(word: \"chair\") [smoke]",
                "Cases.Names.Crossed(word: \"table\") [heavy]",
                "Cases.Names.Crossed(word: \"table\") [smoke]",
                "Cases.Names.FromClass(number: 1)",
                "Cases.Names.FromClass(number: 2)",
                "Cases.Names.Inline(word: \"chair\")",
                "Cases.Names.Inline(word: \"table\")",
                "Cases.Names.Late(address: http://localhost/a) [smoke]",
                "Cases.Names.Late(address: http://localhost/b) [smoke]",
                "Cases.Names.Member(word: \"lamp\", number: 1)",
                "Cases.Names.Member(word: \"shelf\", number: 2)",
                "Cases.Names.Plain",
                "Cases.Names.Profiled [heavy]",
                "Cases.Names.Profiled [smoke]",
                "Cases.Names.Rows_that_throw",
                "Cases.Names.Skipped",
                "Cases.Names.Skipped_row(word: \"chair\")",
                "Cases.Names.With_traits",
            ],
            Suite.Run.In("Names").Select(test => test.Name));
        Assert.Equal(["Cases.Names+Nested.Inner"], Suite.Run.In("Names+Nested").Select(test => test.Name));
    }

    [Fact]
    public async Task Profiles_are_found_by_their_trait()
    {
        Assert.Equal(
            ["Cases.BadMethods.Twin_profiles [smoke]", "Cases.Names.Crossed(word: \"chair\") [smoke]", "Cases.Names.Crossed(word: \"table\") [smoke]", "Cases.Names.Late [smoke]", "Cases.Names.Profiled [smoke]"],
            await Suite.ListAsync("Profile=smoke"));
    }

    [Fact]
    public async Task Traits_of_the_users_own_stand_beside_ours() =>
        Assert.Equal(["Cases.Names.With_traits"], await Suite.ListAsync("Team=shop&Category=Load&Category=Checkout"));

    [Fact]
    public void Skipped_tests_are_skipped_with_their_reason()
    {
        var skipped = Suite.Run["Names.Skipped"];
        var row = Suite.Run["Names.Skipped_row(word: \"chair\")"];

        Assert.Equal(("NotExecuted", "not today"), (skipped.Outcome, skipped.Output + skipped.Message));
        Assert.Equal(("NotExecuted", "not this one"), (row.Outcome, row.Output + row.Message));
    }

    [Fact]
    public void Rows_that_cannot_be_had_are_a_failure_that_says_so()
    {
        var broken = Suite.Run["Names.Rows_that_throw"];

        Assert.Equal("Failed", broken.Outcome);
        Assert.Contains("the rows are gone", broken.Message, StringComparison.Ordinal);
    }
}
