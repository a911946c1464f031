using PerfTest.Acceptance.Tests.Harness;

namespace PerfTest.Acceptance.Tests.Packages;

/// <summary>The adapters' packages bring the analyzers along: what would fail before load does not even build.</summary>
public sealed class AnalyzerTests
{
    private const string Wrong = "public class Test { [PerfTest.LoadTest(Iterations = 1), PerfTest.Threshold(\"p95<500mss\")] public Task Load() => Task.CompletedTask; }";

    [Theory]
    [InlineData("PerfTest.NUnit")]
    [InlineData("PerfTest.Xunit")]
    [InlineData("PerfTest.XunitV3")]
    public async Task A_wrong_threshold_does_not_build(string adapter)
    {
        using var feed = new PackageFeed();
        await feed.PackAsync("PerfTest.Core", adapter);
        using var project = new Sandbox("Analyzed", projects: [], packages: [adapter], properties: feed.Properties);

        project.Write("Test.cs", Wrong);
        DotnetResult wrong = await project.BuildAsync();
        project.Write("Test.cs", Wrong.Replace("mss", "ms", StringComparison.Ordinal));
        DotnetResult right = await project.BuildAsync();

        Assert.NotEqual(0, wrong.ExitCode);
        var column = Wrong.IndexOf("mss", StringComparison.Ordinal) + 1;
        Assert.Contains(
            $"Test.cs(1,{column}): error PERFTEST101: The threshold \"p95<500mss\" is wrong: \"mss\" is not a unit. "
            + "Allowed here: ns, us, ms, s or m; %; B, KB, MB, GB, KiB, MiB or GiB; /s or /m; or nothing.",
            wrong.Output,
            StringComparison.Ordinal);
        right.EnsureSuccess();
        // An analyzer that the compiler cannot load, or that throws, is a warning of its own.
        Assert.DoesNotContain("CS9057", wrong.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", wrong.Output, StringComparison.Ordinal);
    }
}
