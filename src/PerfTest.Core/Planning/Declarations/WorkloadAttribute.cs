using PerfTest.Planning;

namespace PerfTest;

/// <summary>The execution settings that <c>[LoadTest]</c>, <see cref="ScenarioAttribute"/> and <see cref="ProfileAttribute"/> have in common.</summary>
/// <remarks>
/// What is written selects the executor: <c>Vus + Duration</c> (constant-vus), <c>Iterations</c> (shared-iterations), <c>IterationsPerVu</c>
/// (per-vu-iterations), <c>Rate + Duration</c> (constant-arrival-rate), stages of numbers (ramping-vus), stages of rates (ramping-arrival-rate).
/// Durations are written <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>1h30m</c> or <c>00:05:00</c>; rates <c>100/s</c>, <c>600/m</c>, <c>5/500ms</c>.
/// </remarks>
public abstract class WorkloadAttribute : Attribute
{
    internal WorkloadSettings Settings { get; } = new();

    /// <summary>Virtual users, 1…1,000,000. Default 1.</summary>
    public int Vus { get => Settings.Vus ?? 1; set => Settings.Vus = value; }

    /// <summary>ramping-vus: virtual users at the start, 0…1,000,000. Default 0.</summary>
    public int StartVus { get => Settings.StartVus ?? 0; set => Settings.StartVus = value; }

    /// <summary>Arrival rate: the most virtual users. Default: <see cref="PreAllocatedVus"/>, else one second's worth of the peak rate (10…10,000).</summary>
    public int MaxVus { get => Settings.MaxVus ?? 0; set => Settings.MaxVus = value; }

    /// <summary>Arrival rate: virtual users brought up before the start. Default: <see cref="MaxVus"/>.</summary>
    public int PreAllocatedVus { get => Settings.PreAllocatedVus ?? 0; set => Settings.PreAllocatedVus = value; }

    /// <summary>shared-iterations: iterations in all, from <see cref="Vus"/> to 10¹².</summary>
    public long Iterations { get => Settings.Iterations ?? 0; set => Settings.Iterations = value; }

    /// <summary>per-vu-iterations: iterations of each virtual user, 1…10¹².</summary>
    public long IterationsPerVu { get => Settings.IterationsPerVu ?? 0; set => Settings.IterationsPerVu = value; }

    /// <summary>How long load is started, more than 0 and at most 7 days.</summary>
    public string? Duration { get => Settings.Duration; set => Settings.Duration = value; }

    /// <summary>Iteration-counted workloads: what is not done by then is dropped. Default <c>10m</c>.</summary>
    public string? MaxDuration { get => Settings.MaxDuration; set => Settings.MaxDuration = value; }

    /// <summary>constant-arrival-rate: iterations started per time, <c>100/s</c>; more than 0 and at most 1,000,000 a second.</summary>
    public string? Rate { get => Settings.Rate; set => Settings.Rate = value; }

    /// <summary>ramping-arrival-rate: the rate at the start. Default 0.</summary>
    public string? StartRate { get => Settings.StartRate; set => Settings.StartRate = value; }

    /// <summary>Stages in one line, <c>30s:100, 1m:500</c> (virtual users) or <c>1m:500/s</c> (rates); with names, <c>peak=1m:500</c>. At most 1,000.</summary>
    public string? Stages { get => Settings.Stages; set => Settings.Stages = value; }

    /// <summary>How long running iterations may go on after the last one has started. Default <c>30s</c>.</summary>
    public string? GracefulStop { get => Settings.GracefulStop; set => Settings.GracefulStop = value; }

    /// <summary>ramping-vus: how long a virtual user that is ramped down may finish its iteration. Default <c>30s</c>.</summary>
    public string? GracefulRampDown { get => Settings.GracefulRampDown; set => Settings.GracefulRampDown = value; }

    /// <summary>Load before the measured run, left out of the results: <c>auto</c> (a tenth of the duration, at most 5 s; the default), a duration, or <c>0s</c>.</summary>
    public string? Warmup { get => Settings.Warmup; set => Settings.Warmup = value; }

    /// <summary>Arrival rate: how due times are spaced. Default <see cref="Arrivals.Uniform"/>.</summary>
    public Arrivals Arrivals { get => Settings.Arrivals ?? Arrivals.Uniform; set => Settings.Arrivals = value; }
}
