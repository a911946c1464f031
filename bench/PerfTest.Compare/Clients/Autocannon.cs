using System.Diagnostics;
using System.Text.Json;

namespace PerfTest.Bench;

/// <summary>Node's. Its percentiles are whole milliseconds.</summary>
internal sealed class Autocannon : Client
{
    private static readonly string Folder = Path.Combine(Environment.GetEnvironmentVariable("PERFTEST_COMPARE_NODE") ?? "", "node_modules", "autocannon");

    public override string Name => "autocannon";

    public override bool IsHere => Programs.Find("node") is not null && File.Exists(Path.Combine(Folder, "autocannon.js"));

    public override string Origin => "npm install autocannon";

    public override string Version
    {
        get
        {
            using JsonDocument package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "package.json")));
            return package.RootElement.GetProperty("version").GetString() ?? "of unknown version";
        }
    }

    public override ProcessStartInfo Start(int? core, Uri target, int connections, int seconds) =>
        Programs.Start(core, "node", Path.Combine(Folder, "autocannon.js"), "-c", $"{connections}", "-d", $"{seconds}", "--json", "--no-progress", $"{target}");

    public override Reading Read(string output, ProcessCost cost)
    {
        using JsonDocument said = JsonDocument.Parse(output.Trim().Split('\n')[^1]);
        JsonElement requests = said.RootElement.GetProperty("requests");
        JsonElement latency = said.RootElement.GetProperty("latency");
        return new Reading(
            requests.GetProperty("average").GetDouble(),
            cost.Each(requests.GetProperty("total").GetDouble()),
            cost.PeakBytes,
            latency.GetProperty("p50").GetDouble(),
            latency.GetProperty("p99").GetDouble(),
            said.RootElement.GetProperty("errors").GetInt64() + said.RootElement.GetProperty("non2xx").GetInt64());
    }
}
