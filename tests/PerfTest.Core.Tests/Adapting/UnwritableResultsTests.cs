using FluentAssertions;
using PerfTest.Adapting;
using PerfTest.Reporting;
using PerfTest.Running;

namespace PerfTest.Core.Tests.Adapting;

/// <summary>A whole run whose files cannot be written: a place below a file is no folder, not even root's.</summary>
public sealed class UnwritableResultsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task The_verdict_stands_and_the_report_says_so()
    {
        (LoadResult result, string report) = await RunAsync(strict: "0");

        result.Passed.Should().BeTrue(result.Summary);
        result.Files.Should().BeEmpty();
        result.Warnings.Where(warning => warning.StartsWith($"The file '{_file}", StringComparison.Ordinal)).Should().HaveCount(3)
            .And.AllSatisfy(warning => warning.Should().EndWith("The verdict stands (PERFTEST_STRICT_OUTPUTS=1 makes this a failure)."));
        result.Warnings.Should().ContainSingle(warning => warning.StartsWith("The history '", StringComparison.Ordinal));
        report.Should().Contain("WARNINGS").And.Contain("could not be written");
    }

    [Fact]
    public async Task With_strict_outputs_it_fails()
    {
        (LoadResult result, string report) = await RunAsync(strict: "1");

        result.Verdict.Should().Be(LoadVerdict.Failed);
        result.Failures.Should().HaveCount(4).And.NotContain(failure => failure.Contains("The verdict stands (", StringComparison.Ordinal));
        result.Summary.Should().StartWith("The ").And.Contain("could not be written");
        report.Should().Contain("could not be written");
    }

    private async Task<(LoadResult Result, string Report)> RunAsync(string strict)
    {
        LoadRunOutcome outcome = await LoadRun.RunAsync(new LoadRunRequest
        {
            Declaration = new LoadBuilder().Vus(1).Duration("200ms").Warmup("0s").ToDeclaration("unwritable"),
            Bodies = new Dictionary<string, LoadBody> { ["unwritable"] = new("unwritable", async vu => await vu.ThinkAsync(TimeSpan.FromMilliseconds(5)), IsBlocking: false) },
            Parameters = new Dictionary<string, string>
            {
                ["PERFTEST_RESULTS_DIR"] = Path.Combine(_file, "results"),
                ["PERFTEST_OUT"] = "json,html,csv",
                ["PERFTEST_STRICT_OUTPUTS"] = strict,
                ["PERFTEST_EXCLUSIVE"] = "process",
            },
        });
        LoadResult result = outcome.Result ?? throw new InvalidOperationException(string.Join(Environment.NewLine, outcome.Mistakes));
        return (result, TextReport.Write(result, outcome.Context));
    }
}
