using System.Diagnostics;

namespace PerfTest.Bench;

internal sealed class ApacheBench : Client
{
    public override string Name => "ab -k";

    public override bool IsHere => Programs.Find("ab") is not null;

    public override string Origin => "Debian's package apache2-utils";

    public override string Version => DebianVersion("apache2-utils");

    // Without -n after it, -t ends after 50,000 requests.
    public override ProcessStartInfo Start(int? core, Uri target, int connections, int seconds) =>
        Programs.Start(core, "ab", "-q", "-k", "-c", $"{connections}", "-t", $"{seconds}", "-n", "5000000", $"{target}");

    public override Reading Read(string output, ProcessCost cost) => new(
        Figure.Parse(After(output, "Requests per second:").Split(' ')[0]),
        cost.Each(Figure.Parse(After(output, "Complete requests:"))),
        cost.PeakBytes,
        Figure.Parse(After(output, "50%")),
        Figure.Parse(After(output, "99%")),
        (long)Figure.Parse(After(output, "Failed requests:")));
}
