using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Packages;

/// <summary>The adapters' packages bring the analyzers along: what would fail before load does not even build.</summary>
public sealed class AnalyzerTests(AnalyzerTests.Packages packages) : IClassFixture<AnalyzerTests.Packages>
{
    private const string Test = "public class Test { [PerfTest.LoadTest(Iterations = 1), PerfTest.Threshold(\"p95<500mss\")] public Task Load() => Task.CompletedTask; }";

    [Theory]
    [InlineData("PerfTest.NUnit")]
    [InlineData("PerfTest.Xunit")]
    [InlineData("PerfTest.XunitV3")]
    public async Task A_wrong_threshold_does_not_build(string adapter)
    {
        using var project = new Sandbox("Analyzed", projects: [], packages: [adapter], properties: packages.Feed.Properties);
        project.Write("Test.cs", Test);

        DotnetResult build = await project.BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(
            $"Test.cs(1,{Test.IndexOf("mss", StringComparison.Ordinal) + 1}): error PERFTEST101: The threshold \"p95<500mss\" is wrong: \"mss\" is not a unit. "
            + "Allowed here: ns, us, ms, s or m; %; B, KB, MB, GB, KiB, MiB or GiB; /s or /m; or nothing.",
            build.Output,
            StringComparison.Ordinal);

        // An analyzer that the compiler cannot load, or that throws, is a warning of its own.
        Assert.DoesNotContain("CS8032", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS9057", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_one_does()
    {
        using var project = new Sandbox("Analyzed", projects: [], packages: ["PerfTest.Xunit"], properties: packages.Feed.Properties);
        project.Write("Test.cs", Test.Replace("mss", "ms", StringComparison.Ordinal));

        (await project.BuildAsync()).EnsureSuccess();
    }

    /// <summary>All adapters, packed once.</summary>
    public sealed class Packages : IAsyncLifetime
    {
        internal PackageFeed Feed { get; } = new();

        /// <inheritdoc/>
        public Task InitializeAsync() => Feed.PackAsync("PerfTest.Core", "PerfTest.Csv", "PerfTest.NUnit", "PerfTest.Xunit", "PerfTest.XunitV3");

        /// <inheritdoc/>
        public Task DisposeAsync()
        {
            Feed.Dispose();
            return Task.CompletedTask;
        }
    }
}
