namespace PerfTest.Adapters.Tests;

public sealed class RerunCommandTests
{
    private const string Name = "PerfTest.Adapters.Tests.RerunCommandTests.It_names_the_method_and_the_profile";

    [Theory]
    [InlineData(nameof(RunnerKind.VsTest), "dotnet test --filter \"FullyQualifiedName=" + Name + "&Profile=smoke\"")]
    [InlineData(nameof(RunnerKind.Platform), "dotnet test --filter-method \"" + Name + "\" --filter-trait \"Profile=smoke\"")]
    [InlineData(nameof(RunnerKind.PlatformExecutable), "dotnet run -- --filter-method \"" + Name + "\" --filter-trait \"Profile=smoke\"")]
    [InlineData(nameof(RunnerKind.Executable), "dotnet run -- -method \"" + Name + "\" -trait \"Profile=smoke\"")]
    public void It_names_the_method_and_the_profile(string runner, string command) => Assert.Equal(
        command,
        RerunCommand.For(typeof(RerunCommandTests), typeof(RerunCommandTests).GetMethod(nameof(It_names_the_method_and_the_profile))!, "smoke", Enum.Parse<RunnerKind>(runner)));

    [Fact]
    public void What_means_something_in_a_filter_is_escaped() => Assert.EndsWith(
        "&Profile=a\\|b \\(c\\)\"",
        RerunCommand.For(typeof(RerunCommandTests), typeof(RerunCommandTests).GetMethod(nameof(What_means_something_in_a_filter_is_escaped))!, "a|b (c)", RunnerKind.VsTest),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Tests.dll @@ /tmp/x", false, nameof(RunnerKind.VsTest))]
    [InlineData("Tests.dll --server dotnettestcli", true, nameof(RunnerKind.Platform))]
    [InlineData("Tests.dll", true, nameof(RunnerKind.PlatformExecutable))]
    [InlineData("Tests.dll -noColor", false, nameof(RunnerKind.Executable))]
    public void The_runner_is_known_by_the_command_line(string commandLine, bool isOnPlatform, string runner) =>
        Assert.Equal(Enum.Parse<RunnerKind>(runner), CurrentRunner.Of(commandLine.Split(' '), isOnPlatform));
}
