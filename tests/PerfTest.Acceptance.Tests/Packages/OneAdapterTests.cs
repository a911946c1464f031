using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Packages;

/// <summary>Two adapters in one project are a build error that says so, before the compiler says something else.</summary>
public sealed class OneAdapterTests
{
    [Theory]
    [InlineData("PerfTest.NUnit", "PerfTest.Xunit")]
    [InlineData("PerfTest.NUnit", "PerfTest.XunitV3")]
    [InlineData("PerfTest.Xunit", "PerfTest.XunitV3")]
    public async Task Two_projects_are_refused(string one, string other)
    {
        using var sandbox = new Sandbox("Both", projects: [one, other], packages: [], imports: [Targets(one), Targets(other)]);

        AssertRefused(await sandbox.BuildAsync(), one, other);
    }

    [Fact]
    public async Task Two_packages_are_refused_and_one_is_not()
    {
        using var feed = new PackageFeed();
        await feed.PackAsync("PerfTest.Core", "PerfTest.Csv", "PerfTest.Xunit", "PerfTest.XunitV3");
        using var both = new Sandbox("Both", projects: [], packages: ["PerfTest.Xunit", "PerfTest.XunitV3"], properties: feed.Properties);
        using var one = new Sandbox("One", projects: [], packages: ["PerfTest.Xunit"], properties: feed.Properties);
        one.Write(
            "Test.cs",
            """
            using PerfTest;

            public class Test
            {
                private static readonly Feeder<FeederRow> Users = Feeder.FromCsv("users.csv");

                [LoadTest(Iterations = 1)]
                public Task Load() => Task.FromResult(Users.Next());
            }
            """);

        AssertRefused(await both.BuildAsync(), "PerfTest.Xunit", "PerfTest.XunitV3");
        (await one.BuildAsync()).EnsureSuccess();
    }

    private static string Targets(string package) => Path.Combine("src", package, "buildTransitive", $"{package}.targets");

    private static void AssertRefused(DotnetResult build, string one, string other)
    {
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error PERFTEST001: Project 'Both' refers to ", build.Output, StringComparison.Ordinal);
        Assert.Contains(one, build.Output, StringComparison.Ordinal);
        Assert.Contains(other, build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", build.Output, StringComparison.Ordinal);
    }
}
