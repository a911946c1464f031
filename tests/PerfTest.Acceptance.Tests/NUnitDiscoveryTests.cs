using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>What NUnit finds.</summary>
public abstract class NUnitDiscoveryTests(CaseSuite suite) : CommonDiscoveryTests(suite)
{
    [Fact]
    public void Every_load_test_has_its_name_one_per_row_or_profile()
    {
        Assert.Equal(
            [
                "Cases.Names.A name of its own",
                "Cases.Names.Combined(\"a\",1)",
                "Cases.Names.Combined(\"a\",2)",
                "Cases.Names.Combined(\"b\",1)",
                "Cases.Names.Combined(\"b\",2)",
                "Cases.Names.Crossed(\"chair\")",
                "Cases.Names.FromClass(1)",
                "Cases.Names.FromClass(2L)",
                "Cases.Names.Inline(\"chair\")",
                "Cases.Names.Inline(\"table\")",
                "Cases.Names.Member(\"lamp\",1)",
                "Cases.Names.Member(\"shelf\",2)",
                "Cases.Names.Plain",
                "Cases.Names.Profiled [heavy]",
                "Cases.Names.Profiled [smoke]",
                "Cases.Names.Rows_that_throw()",
                "Cases.Names.Skipped",
                "Cases.Names.Skipped_row(\"chair\")",
                "Cases.Names.With_traits",
            ],
            Suite.Run.In("Names").Select(test => test.Name));
        Assert.Equal(["Cases.Names+Nested.Inner"], Suite.Run.In("Names+Nested").Select(test => test.Name));
    }

    // NUnit's adapter selects by properties what it runs, but not what it lists.
    [Fact]
    public async Task Profiles_are_found_by_their_property()
    {
        var run = await Suite.TestAsync("Profile=smoke");

        Assert.Equal(["Cases.BadMethods.Twin_profiles [smoke]", "Cases.Names.Profiled [smoke]"], run.Tests.Select(test => test.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Properties_and_categories_of_the_users_own_stand_beside_ours()
    {
        var run = await Suite.TestAsync("Team=shop&Category=Load&TestCategory=Checkout");

        Assert.Equal(["Cases.Names.With_traits"], run.Tests.Select(test => test.Name));
    }

    [Fact]
    public void Skipped_tests_are_skipped_with_their_reason()
    {
        var skipped = Suite.Run["Names.Skipped"];
        var row = Suite.Run["Names.Skipped_row(\"chair\")"];

        // NUnit's own prefix where it skips all tests of a method that has rows; a load test is one of them to NUnit.
        Assert.Equal(("NotExecuted", "OneTimeSetUp: not today"), (skipped.Outcome, skipped.Message));
        Assert.Equal(("NotExecuted", "not this one"), (row.Outcome, row.Message));
    }

    [Fact]
    public void Rows_that_cannot_be_had_are_a_failure_that_says_so()
    {
        var broken = Suite.Run["Names.Rows_that_throw()"];

        Assert.Equal("Failed", broken.Outcome);
        Assert.Contains("the rows are gone", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_category_is_a_test_category_too() => Assert.Equal(await Suite.ListAsync("Category=Load"), await Suite.ListAsync("TestCategory=Load"));

    [Fact]
    public void Rows_and_profiles_are_not_crossed() => Assert.Equal(
        """
        Load test 'Cases.Names.Crossed("chair")' was not started: there is a mistake in what it asks for.
          ✗ Method 'Names.Crossed' has data rows and [Profile]s, which NUnit cannot cross: a row would have no profile. Write a method per profile, or one without data per row.
        """.ReplaceLineEndings("\n"),
        Suite.Run["Names.Crossed(\"chair\")"].Message);
}
