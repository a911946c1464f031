using PerfTest.Adapting;

namespace PerfTest.Core.Tests.Adapting;

public sealed class OutputCapTests
{
    [Fact]
    public void What_fits_is_written_and_the_end_is_said_once()
    {
        var written = new List<string>();
        var notices = new List<string>();
        var cap = new OutputCap(written.Add, notices.Add);
        var kibibyte = new string('x', 1023);

        for (var i = 0; i < 200; i++)
        {
            cap.Write(kibibyte);
        }

        cap.Write("short");

        Assert.Equal(64, written.Count);
        Assert.All(written, text => Assert.Equal(kibibyte, text));
        Assert.Equal(["(PerfTest: the output of a load test ends after 64 KiB.)"], notices);
    }

    [Fact]
    public void Many_threads_get_no_more_than_one()
    {
        long length = 0;
        var notices = 0;
        var cap = new OutputCap(text => Interlocked.Add(ref length, text.Length), _ => Interlocked.Increment(ref notices));

        Parallel.For(0, 10_000, _ => cap.Write("ten characters and a few more than that"));

        Assert.InRange(length, OutputCap.MaxLength * 9 / 10, OutputCap.MaxLength);
        Assert.Equal(1, notices);
    }
}
