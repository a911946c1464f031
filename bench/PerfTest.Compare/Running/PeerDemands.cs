namespace PerfTest.Bench;

/// <summary>Floors and goals against peers; they are for <c>/plaintext</c>.</summary>
internal static class PeerDemands
{
    private static readonly Dictionary<(string Ours, string Peer), (double Floor, double Goal)> Rates = new()
    {
        [("PerfTest", "k6")] = (2.2, 2.5),
        [("PerfTest", "hey")] = (1.2, 1.3),
        [("PerfTest", "wrk")] = (0.60, 0.65),
        [("PerfTest", "bare HttpClient loop")] = (0.93, 0.96),
        [("PerfTest, inline completions", "k6")] = (2.6, 3),
        [("PerfTest, inline completions", "wrk")] = (0.75, 0.85),
    };

    public static Demand? Rate(Client ours, Client peer, string path) =>
        path == "/plaintext" && Rates.TryGetValue((ours.Name, peer.Name), out (double Floor, double Goal) limits) ? Of(limits.Floor, limits.Goal) : null;

    public static Demand? Processor(Client ours, Client peer, string path) =>
        path == "/plaintext" && ours == DotnetClient.PerfTest && peer is K6 ? Of(0.40, 0.33) : null;

    private static Demand Of(double floor, double goal) => new("", floor, goal, value => Figure.Of(value, "0.00"));
}
