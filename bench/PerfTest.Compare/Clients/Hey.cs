using System.Diagnostics;

namespace PerfTest.Bench;

internal sealed class Hey : Client
{
    public override string Name => "hey";

    public override bool IsQuick => true;

    public override bool IsHere => Programs.Find("hey") is not null;

    public override string Origin => "Debian's package hey";

    public override string Version => DebianVersion("hey");

    public override ProcessStartInfo Start(int? core, Uri target, int connections, int seconds) =>
        Programs.Start(core, "hey", "-c", $"{connections}", "-z", $"{seconds}s", $"{target}");

    public override Reading Read(string output, ProcessCost cost)
    {
        double rate = Figure.Parse(After(output, "Requests/sec:"));
        double seconds = Figure.Parse(After(output, "Total:").Split(' ')[0]);
        return new Reading(rate, cost.Each(rate * seconds), cost.PeakBytes, Percentile(output, "50%"), Percentile(output, "99%"), output.Contains("Error distribution", StringComparison.Ordinal) ? 1 : 0);
    }

    /// <summary><c>99% in 0.0037 secs</c></summary>
    private static double Percentile(string output, string percent) => Figure.Parse(After(output, percent).Split(' ')[1]) * 1000;
}
