namespace PerfTest.Planning;

/// <summary>
/// The execution settings of one layer, as written and unparsed. Null means "not written here": 0 is a value, and a wrong one.
/// </summary>
internal sealed class WorkloadSettings
{
    public int? Vus { get; set; }
    public int? StartVus { get; set; }
    public int? MaxVus { get; set; }
    public int? PreAllocatedVus { get; set; }
    public long? Iterations { get; set; }
    public long? IterationsPerVu { get; set; }
    public string? Duration { get; set; }
    public string? MaxDuration { get; set; }
    public string? Rate { get; set; }
    public string? StartRate { get; set; }

    /// <summary>The one-line form: <c>30s:100, 1m:500</c>.</summary>
    public string? Stages { get; set; }

    public string? StartTime { get; set; }
    public string? GracefulStop { get; set; }
    public string? GracefulRampDown { get; set; }
    public string? Warmup { get; set; }
    public Arrivals? Arrivals { get; set; }
}
