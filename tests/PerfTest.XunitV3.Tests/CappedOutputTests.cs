using Xunit.Sdk;
using Xunit.v3;

namespace PerfTest.Adapters.Tests;

public sealed class CappedOutputTests
{
    [Fact]
    public void What_fits_is_written_and_the_end_is_said_once()
    {
        var output = Begin(out var helper);

        for (var i = 0; i < 200; i++)
        {
            helper.WriteLine(new string('x', 1022));
        }

        helper.Write("{0}", "short");

        var lines = output.Output.TrimEnd().Split(Environment.NewLine);
        Assert.All(lines[..^1], line => Assert.Equal(1022, line.Length));
        Assert.InRange(lines.Length, 63, 65);
        Assert.Equal("(PerfTest: the output of a load test ends after 64 KiB.)", lines[^1]);
    }

    [Fact]
    public void The_report_stands_behind_it_on_a_line_of_its_own()
    {
        var output = Begin(out var helper);
        helper.Write("half a line");

        output.WriteReport("the report");

        Assert.Equal($"half a line{Environment.NewLine}the report{Environment.NewLine}", output.Output);
    }

    [Fact]
    public void No_report_is_no_line()
    {
        var output = Begin(out _);

        output.WriteReport("");

        Assert.Equal("", output.Output);
    }

    private static CappedOutput Begin(out ITestOutputHelper helper)
    {
        var output = new CappedOutput();
        output.Initialize(new NoBus(), TestContext.Current.Test!);
        helper = output;
        return output;
    }

    private sealed class NoBus : IMessageBus
    {
        public bool QueueMessage(IMessageSinkMessage message) => true;

        public void Dispose()
        {
        }
    }
}
