using MarTech.Api.Events;

namespace MarTech.Api.Monitoring;

/// <summary>What the API has answered so far.</summary>
public sealed class IngestionMetrics
{
    private long _accepted;
    private long _throttled;
    private long _refused;

    public Ingestion Counted(Ingestion ingestion)
    {
        switch (ingestion.Status)
        {
            case StatusCodes.Status202Accepted:
                Interlocked.Increment(ref _accepted);
                break;
            case StatusCodes.Status429TooManyRequests:
                Interlocked.Increment(ref _throttled);
                break;
            default:
                Interlocked.Increment(ref _refused);
                break;
        }
        return ingestion;
    }

    /// <summary>The same in Prometheus' text format.</summary>
    public string ToText(EventBuffer buffer, EventStore store) => $$"""
        # HELP http_requests_total Requests with events, by the status of the answer.
        # TYPE http_requests_total counter
        http_requests_total{status="202"} {{Interlocked.Read(ref _accepted)}}
        http_requests_total{status="429"} {{Interlocked.Read(ref _throttled)}}
        http_requests_total{status="400"} {{Interlocked.Read(ref _refused)}}
        # HELP buffer_size Events that wait to be written.
        # TYPE buffer_size gauge
        buffer_size {{buffer.Size}}
        # HELP events_written_total Events that have been written.
        # TYPE events_written_total counter
        events_written_total {{store.Totals().All}}

        """.ReplaceLineEndings("\n");
}
