using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>NUnit's life goes round the load test, once; the iterations are within it.</summary>
public abstract class NUnitLifeTests(CaseSuite suite) : CommonLifeTests(suite)
{
    [Fact]
    public void Set_up_and_tear_down_are_called_once()
    {
        Assert.Equal("Passed", Suite.Run["Life.Once_around_twenty_iterations"].Outcome);
        Assert.Equal(
            ["constructed", "set up once", "set up", "before", "first iteration", "after", "torn down after 20 iterations", "torn down once", "disposed"],
            Suite.ReadMarks("life"));
    }

    [Fact]
    public void An_instance_per_test_is_made_and_disposed_of_for_each() =>
        Assert.Equal(["constructed", "disposed after 3 iterations", "constructed", "disposed after 3 iterations"], Suite.ReadMarks("life-per-test"));

    private protected override bool IsRefused(TestEntry test) => base.IsRefused(test) || test.Name.Contains("Crossed", StringComparison.Ordinal) || test.Name.Contains("Rows_that_throw", StringComparison.Ordinal);
}
