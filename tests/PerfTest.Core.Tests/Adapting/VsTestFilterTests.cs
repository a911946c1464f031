using PerfTest.Adapting;

namespace PerfTest.Core.Tests.Adapting;

public sealed class VsTestFilterTests
{
    [Fact]
    public void What_means_something_in_a_filter_is_escaped() => Assert.Equal(@"a\|b \(c\) \& \!d\=e\~f\\g", VsTestFilter.Escape(@"a|b (c) & !d=e~f\g"));

    [Fact]
    public void A_test_is_run_again_by_its_method_and_profile()
    {
        Assert.Equal("dotnet test --filter \"FullyQualifiedName=Shop+Cart.Find\"", VsTestFilter.RerunCommand("Shop+Cart.Find", profile: null));
        Assert.Equal("dotnet test --filter \"FullyQualifiedName=Shop.Find&Profile=a\\|b\"", VsTestFilter.RerunCommand("Shop.Find", "a|b"));
    }
}
