using System.Text.Json;

namespace PerfTest.Bench;

/// <summary>What this program says.</summary>
internal static class Measured
{
    /// <param name="rate">Requests per second.</param>
    /// <param name="processor">Share of a core that this process used meanwhile.</param>
    /// <param name="p50">Of the requests' times.</param>
    /// <param name="p99">Of the requests' times.</param>
    /// <param name="failed">Requests that failed.</param>
    public static string Json(double rate, double processor, TimeSpan p50, TimeSpan p99, long failed) => JsonSerializer.Serialize(new
    {
        rps = rate,
        processorMicroseconds = processor / rate * 1e6,
        p50 = p50.TotalMilliseconds,
        p99 = p99.TotalMilliseconds,
        failed,
    });
}
