namespace PerfTest;

/// <summary>How the due times of an arrival-rate workload are spaced.</summary>
public enum Arrivals
{
    /// <summary>Evenly: iteration n is due exactly when the planned rate says so. The default.</summary>
    Uniform = 0,

    /// <summary>As independent users arrive: exponentially distributed gaps around the planned rate, drawn from the run's seed.</summary>
    Poisson = 1,
}
