using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests;

/// <summary>Also a row that does not fit: NUnit, and before it its analyzers, refuse it with words of their own.</summary>
public abstract class NUnitBadMethodTests(CaseSuite suite) : CommonBadMethodTests(suite)
{
    [Theory]
    [InlineData("Wrong_type()")]
    [InlineData("Wrong_order(\"chair\")")]
    public void A_row_that_does_not_fit_is_refused_by_NUnit(string name)
    {
        var test = Suite.Run[$"BadMethods.{name}"];

        Assert.Equal("Failed", test.Outcome);
        Assert.NotEmpty(test.Message);
    }
}
