using System.Net;
using PerfTest;

namespace MarTech.LoadTests;

/// <summary>Sends events and counts the answers. A 429 is one of them: backpressure, no error.</summary>
public static class IngestionApi
{
    public static async Task SendAsync(HttpClient http, VirtualUser vu, string path, HttpContent events)
    {
        using var content = events;
        using var response = await http.PostAsync(path, content, vu.CancellationToken);
        var isThrottled = response.StatusCode == HttpStatusCode.TooManyRequests;
        vu.Rate("throttled", isThrottled);
        if (!isThrottled)
            vu.Check("status is 202", response.StatusCode == HttpStatusCode.Accepted);
    }
}
