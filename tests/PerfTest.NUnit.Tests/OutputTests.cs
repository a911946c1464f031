using NUnit.Framework.Interfaces;
using PerfTest.Adapters.Tests.Inner;

namespace PerfTest.Adapters.Tests;

/// <summary>What iterations say to NUnit gets to the test, within bounds.</summary>
public sealed class OutputTests(OutputTests.Once once) : IClassFixture<OutputTests.Once>
{
    private readonly InnerRun _run = once.Run;

    [Fact]
    public void The_tests_own_output_comes_before_the_report_of_a_passing_test()
    {
        var output = _run["Writes_a_little"].Output.ReplaceLineEndings("\n");

        Assert.Equal(ResultState.Success, _run["Writes_a_little"].ResultState);
        Assert.StartsWith("from the set-up\nfrom the console\nfrom an iteration\n", output, StringComparison.Ordinal);
        Assert.Contains("NUnit 4.6.1", output, StringComparison.Ordinal);
        Assert.EndsWith("from the tear-down\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_of_iterations_has_an_end()
    {
        var output = _run["Writes_a_line_per_iteration"].Output;

        Assert.Single(output.Split("(PerfTest: the output of a load test ends after 64 KiB.)")[1..]);
        Assert.InRange(output.Length, 60 * 1024, 100 * 1024);
        Assert.EndsWith("from the tear-down", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Attachments_of_iterations_are_the_tests_up_to_a_hundred()
    {
        var test = _run["Attaches"];

        Assert.Equal(ResultState.Success, test.ResultState);
        Assert.Equal(100, test.TestAttachments.Count(attachment => attachment.Description == "of an iteration"));
        Assert.Contains("(PerfTest: iterations attached 50 more files; 100 are kept.)", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Iterations_see_the_test_they_belong_to() =>
        Assert.Equal(Enumerable.Repeat("Looks Looks", 30), Talkative.Names);

    [Fact]
    public void Progress_goes_through_NUnits_live_channel_as_the_tests_own()
    {
        var lines = _run.Lines.Where(line => line.Stream == "Error").ToArray();

        Assert.Equal(4, lines.Select(line => line.TestName).Distinct().Count());
        Assert.All(lines, line => Assert.StartsWith("PerfTest.Adapters.Tests.Inner.Talkative.", line.TestName, StringComparison.Ordinal));
    }

    public sealed class Once : IDisposable
    {
        internal InnerRun Run { get; } = InnerRun.Of<Talkative>();

        public void Dispose()
        {
            foreach (var file in Directory.GetFiles(Path.GetTempPath(), $"perftest-{Environment.ProcessId}-*.txt"))
            {
                File.Delete(file);
            }
        }
    }
}
