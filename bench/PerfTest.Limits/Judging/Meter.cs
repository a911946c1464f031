using System.Diagnostics;

namespace PerfTest.Bench;

/// <summary>Reads both clocks of a <see cref="Half"/>.</summary>
internal readonly struct Meter
{
    private readonly long _begun;
    private readonly TimeSpan _before;

    private Meter(long begun, TimeSpan before)
    {
        _begun = begun;
        _before = before;
    }

    public static Meter Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    public double Seconds => Stopwatch.GetElapsedTime(_begun).TotalSeconds;

    public double ProcessorSeconds => (Environment.CpuUsage.TotalTime - _before).TotalSeconds;

    /// <summary>How often something was done per second of either clock.</summary>
    public Half Rate(double count) => new(count / Seconds, count / ProcessorSeconds);

    /// <summary>Nanoseconds of either clock for each.</summary>
    public Half Cost(double count) => new(Seconds * 1e9 / count, ProcessorSeconds * 1e9 / count);
}
