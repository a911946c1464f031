using System.Text.Json;

namespace HotDash.ResultLog;

/// <summary>What of a load test's summary is worth keeping for years.</summary>
/// <param name="Test">The test's name.</param>
/// <param name="Verdict"><c>Passed</c>, <c>Failed</c>, ….</param>
/// <param name="StartedAt">When the load began.</param>
/// <param name="Duration">How long it lasted.</param>
/// <param name="Requests">Requests in all.</param>
/// <param name="RequestRate">Requests per second.</param>
/// <param name="P95">The 95th percentile of <c>http_req_duration</c>, in milliseconds.</param>
/// <param name="ErrorRate">The share of failed requests, 0…1.</param>
/// <param name="Summary">The whole summary.</param>
public sealed record LoadTestRow(
    string Test, string Verdict, DateTimeOffset StartedAt, TimeSpan Duration, long Requests, double RequestRate, double P95, double ErrorRate, string Summary)
{
    /// <param name="json">A summary, as PerfTest writes it.</param>
    /// <exception cref="JsonException">It is none.</exception>
    /// <exception cref="KeyNotFoundException">It has not what is kept of it.</exception>
    public static LoadTestRow Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var own = root.GetProperty("perftest");
        return new(
            own.GetProperty("test").GetString()!,
            own.GetProperty("verdict").GetString()!,
            own.GetProperty("started_at").GetDateTimeOffset(),
            TimeSpan.FromMilliseconds(root.GetProperty("state").GetProperty("testRunDurationMs").GetDouble()),
            Value("http_reqs", "count").GetInt64(),
            Value("http_reqs", "rate").GetDouble(),
            Value("http_req_duration", "p(95)").GetDouble(),
            Value("http_req_failed", "rate").GetDouble(),
            json);

        JsonElement Value(string metric, string name) => root.GetProperty("metrics").GetProperty(metric).GetProperty("values").GetProperty(name);
    }
}
