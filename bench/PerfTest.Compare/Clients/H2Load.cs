using System.Diagnostics;

namespace PerfTest.Bench;

/// <summary>With HTTP/1.1. It gives no percentiles.</summary>
internal sealed class H2Load : Client
{
    public override string Name => "h2load --h1";

    public override bool IsHere => Programs.Find("h2load") is not null;

    public override string Origin => "Debian's package nghttp2-client";

    public override string Version => DebianVersion("nghttp2-client");

    public override ProcessStartInfo Start(int? core, Uri target, int connections, int seconds) =>
        Programs.Start(core, "h2load", "--h1", "-t1", $"-c{connections}", $"--duration={seconds}", $"{target}");

    public override Reading Read(string output, ProcessCost cost)
    {
        // requests: 26704 total, 26709 started, 26704 done, 26704 succeeded, 0 failed, 0 errored, 0 timeout
        string[] requests = After(output, "requests:").Split(' ');
        string rate = After(output, "finished in").Split(' ')[1];
        return new Reading(Figure.Parse(rate), cost.Each(Figure.Parse(requests[0])), cost.PeakBytes, null, null, (long)Figure.Parse(requests[8]));
    }
}
