using PerfTest.Adapting;

namespace PerfTest.Core.Tests.Adapting;

public sealed class VsTestFilterTests
{
    [Fact]
    public void What_means_something_in_a_filter_is_escaped() => Assert.Equal(@"a\|b \(c\) \& \!d\=e\~f\\g", VsTestFilter.Escape(@"a|b (c) & !d=e~f\g"));

    [Fact]
    public void A_command_quotes_its_filter() => Assert.Equal("dotnet test --filter \"Category=Load\"", VsTestFilter.Command("Category=Load"));
}
