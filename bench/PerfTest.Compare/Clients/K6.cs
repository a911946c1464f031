using System.Diagnostics;
using System.Text.Json;

namespace PerfTest.Bench;

internal sealed class K6 : Client
{
    private const string Script = "import http from 'k6/http';\nexport default function () { http.get(__ENV.TARGET); }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("perftest-k6-").FullName;

    public override string Name => "k6";

    public override bool IsHere => Programs.Find("k6") is not null;

    public override string Origin => "k6.io";

    public override string Version
    {
        get
        {
            using Process? process = Process.Start(Programs.Start(null, "k6", "version"));
            return process?.StandardOutput.ReadToEnd().Trim() ?? "of unknown version";
        }
    }

    private string Summary => Path.Combine(_folder, "summary.json");

    public override ProcessStartInfo Start(int? core, Uri target, int connections, int seconds)
    {
        string script = Path.Combine(_folder, "script.js");
        File.WriteAllText(script, Script);
        return Programs.Start(
            core, "k6", "run", "--quiet", "--no-usage-report", "--vus", $"{connections}", "--duration", $"{seconds}s", "--summary-trend-stats", "med,p(99)",
            "--summary-export", Summary, "-e", $"TARGET={target}", script);
    }

    public override Reading Read(string output, ProcessCost cost)
    {
        using JsonDocument said = JsonDocument.Parse(File.ReadAllText(Summary));
        JsonElement metrics = said.RootElement.GetProperty("metrics");
        JsonElement requests = metrics.GetProperty("http_reqs");
        JsonElement duration = metrics.GetProperty("http_req_duration");
        return new Reading(
            requests.GetProperty("rate").GetDouble(),
            cost.Each(requests.GetProperty("count").GetDouble()),
            cost.PeakBytes,
            duration.GetProperty("med").GetDouble(),
            duration.GetProperty("p(99)").GetDouble(),
            metrics.GetProperty("http_req_failed").GetProperty("passes").GetInt64());
    }
}
