namespace PerfTest.Bench;

/// <summary>What one run of one client gave.</summary>
/// <param name="Rate">Requests per second.</param>
/// <param name="ProcessorMicroseconds">User and system time of the client's process, per request.</param>
/// <param name="PeakBytes">The most memory it had.</param>
/// <param name="P50">Milliseconds, by its own account; null where it gives none.</param>
/// <param name="P99">The same.</param>
/// <param name="Failed">Requests that failed, by its own account.</param>
internal sealed record Reading(double Rate, double ProcessorMicroseconds, long PeakBytes, double? P50, double? P99, long Failed)
{
    /// <summary>Cores that all other processes kept busy meanwhile: neither the client nor the target.</summary>
    public double Others { get; init; }
}
