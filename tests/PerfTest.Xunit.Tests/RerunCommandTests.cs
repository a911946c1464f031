namespace PerfTest.Adapters.Tests;

public sealed class RerunCommandTests
{
    [Fact]
    public void It_names_the_method_and_the_profile() => Assert.Equal(
        "dotnet test --filter \"FullyQualifiedName=PerfTest.Adapters.Tests.RerunCommandTests.It_names_the_method_and_the_profile&Profile=smoke\"",
        RerunCommand.For(typeof(RerunCommandTests), typeof(RerunCommandTests).GetMethod(nameof(It_names_the_method_and_the_profile))!, "smoke"));

    [Fact]
    public void What_means_something_in_a_filter_is_escaped() => Assert.EndsWith(
        "&Profile=a\\|b \\(c\\)\"",
        RerunCommand.For(typeof(RerunCommandTests), typeof(RerunCommandTests).GetMethod(nameof(What_means_something_in_a_filter_is_escaped))!, "a|b (c)"),
        StringComparison.Ordinal);
}
