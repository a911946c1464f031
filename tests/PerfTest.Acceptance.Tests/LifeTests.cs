using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>xUnit's life goes round the load test, once; the iterations are within it.</summary>
public abstract class LifeTests(CaseSuite suite) : CommonLifeTests(suite)
{
    [Fact]
    public void Fixtures_instance_and_lifetime_are_made_once()
    {
        Assert.Equal("Passed", Suite.Run["Life.Once_around_twenty_iterations"].Outcome);
        Assert.Equal(
            [
                "class fixture created",
                "class fixture initialized",
                "constructed",
                "initialized",
                "before",
                "first iteration",
                "after",
                "disposed asynchronously after 20 iterations",
                "class fixture disposed",
            ],
            Suite.ReadMarks("life").Where(line => !line.StartsWith("collection fixture", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_instance_is_disposed_of_once() => Assert.Equal(["disposed after 3 iterations"], Suite.ReadMarks("simple-life"));

    [Fact]
    public void A_collection_fixture_is_made_once_for_load_tests_and_once_for_ordinary_ones()
    {
        Assert.Equal(
            ["collection fixture created", "collection fixture disposed", "collection fixture created", "collection fixture disposed"],
            Suite.ReadMarks("life").Where(line => line.StartsWith("collection fixture", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rows_may_be_late_and_may_have_profiles()
    {
        Assert.Equal(["/a", "/b"], Suite.ReadMarks("names-late").Order());
        Assert.Equal(["chair", "chair", "chair", "chair", "chair", "table", "table", "table", "table", "table"], Suite.ReadMarks("names-crossed").Order());
    }
}
