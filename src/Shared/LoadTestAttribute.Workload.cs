using PerfTest.Planning;

namespace PerfTest;

// The execution settings, the same in every adapter: each framework wants another base class, so they cannot be inherited from WorkloadAttribute.
public sealed partial class LoadTestAttribute
{
    internal WorkloadSettings Settings { get; } = new();

    /// <inheritdoc cref="WorkloadAttribute.Vus"/>
    public int Vus { get => Settings.Vus ?? 1; set => Settings.Vus = value; }

    /// <inheritdoc cref="WorkloadAttribute.StartVus"/>
    public int StartVus { get => Settings.StartVus ?? 0; set => Settings.StartVus = value; }

    /// <inheritdoc cref="WorkloadAttribute.MaxVus"/>
    public int MaxVus { get => Settings.MaxVus ?? 0; set => Settings.MaxVus = value; }

    /// <inheritdoc cref="WorkloadAttribute.PreAllocatedVus"/>
    public int PreAllocatedVus { get => Settings.PreAllocatedVus ?? 0; set => Settings.PreAllocatedVus = value; }

    /// <inheritdoc cref="WorkloadAttribute.Iterations"/>
    public long Iterations { get => Settings.Iterations ?? 0; set => Settings.Iterations = value; }

    /// <inheritdoc cref="WorkloadAttribute.IterationsPerVu"/>
    public long IterationsPerVu { get => Settings.IterationsPerVu ?? 0; set => Settings.IterationsPerVu = value; }

    /// <inheritdoc cref="WorkloadAttribute.Duration"/>
    public string? Duration { get => Settings.Duration; set => Settings.Duration = value; }

    /// <inheritdoc cref="WorkloadAttribute.MaxDuration"/>
    public string? MaxDuration { get => Settings.MaxDuration; set => Settings.MaxDuration = value; }

    /// <inheritdoc cref="WorkloadAttribute.Rate"/>
    public string? Rate { get => Settings.Rate; set => Settings.Rate = value; }

    /// <inheritdoc cref="WorkloadAttribute.StartRate"/>
    public string? StartRate { get => Settings.StartRate; set => Settings.StartRate = value; }

    /// <inheritdoc cref="WorkloadAttribute.Stages"/>
    public string? Stages { get => Settings.Stages; set => Settings.Stages = value; }

    /// <inheritdoc cref="WorkloadAttribute.GracefulStop"/>
    public string? GracefulStop { get => Settings.GracefulStop; set => Settings.GracefulStop = value; }

    /// <inheritdoc cref="WorkloadAttribute.GracefulRampDown"/>
    public string? GracefulRampDown { get => Settings.GracefulRampDown; set => Settings.GracefulRampDown = value; }

    /// <inheritdoc cref="WorkloadAttribute.Warmup"/>
    public string? Warmup { get => Settings.Warmup; set => Settings.Warmup = value; }

    /// <inheritdoc cref="WorkloadAttribute.Arrivals"/>
    public Arrivals Arrivals { get => Settings.Arrivals ?? Arrivals.Uniform; set => Settings.Arrivals = value; }
}
