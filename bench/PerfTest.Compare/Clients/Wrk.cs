using System.Diagnostics;

namespace PerfTest.Bench;

internal sealed class Wrk : Client
{
    public override string Name => "wrk";

    public override bool IsQuick => true;

    public override bool IsHere => Programs.Find("wrk") is not null;

    public override string Origin => "Debian's package wrk";

    public override string Version => DebianVersion("wrk");

    public override ProcessStartInfo Start(int? core, Uri target, int connections, int seconds) =>
        Programs.Start(core, "wrk", "-t1", $"-c{connections}", $"-d{seconds}s", "--latency", $"{target}");

    public override Reading Read(string output, ProcessCost cost)
    {
        string requests = output.Split('\n').First(line => line.Contains(" requests in ", StringComparison.Ordinal)).Trim().Split(' ')[0];
        bool hasErrors = output.Contains("Socket errors", StringComparison.Ordinal) || output.Contains("Non-2xx", StringComparison.Ordinal);
        return new Reading(
            Figure.Parse(After(output, "Requests/sec:")),
            cost.Each(Figure.Parse(requests)),
            cost.PeakBytes,
            Milliseconds(After(output, "50%")),
            Milliseconds(After(output, "99%")),
            hasErrors ? 1 : 0);
    }
}
