using System.Globalization;

namespace PerfTest.Planning;

/// <summary>A search for the load at which the target breaks.</summary>
internal sealed record BreakingPointPlan
{
    /// <summary>The first level: iterations per second, or virtual users.</summary>
    public required long From { get; init; }

    /// <summary>The highest level.</summary>
    public required long To { get; init; }

    /// <summary>Levels are rates; else virtual users.</summary>
    public required bool IsRate { get; init; }

    /// <summary>What must be held; null: nothing.</summary>
    public long? AtLeast { get; init; }

    /// <summary>How long a level is measured. Scaled.</summary>
    public required TimeSpan Measure { get; init; }

    /// <summary>The least time for settling. Scaled.</summary>
    public required TimeSpan Settle { get; init; }

    /// <summary>The most virtual users of a rate, where the user has said so.</summary>
    public int? MaxVus { get; init; }

    /// <summary>The body keeps its thread.</summary>
    public bool IsSynchronous { get; init; }

    /// <summary>A level for people: <c>5,000/s</c>, <c>40 VUs</c>.</summary>
    public string Print(long level) => IsRate ? $"{Written.Number(level)}/s" : level == 1 ? "1 VU" : $"{Written.Number(level)} VUs";

    /// <summary>A level as it is written: <c>5000/s</c>, <c>40</c>.</summary>
    public string Write(long level) => level.ToString(CultureInfo.InvariantCulture) + (IsRate ? "/s" : "");

    /// <summary>The load of a level.</summary>
    /// <param name="level">Iterations per second, or virtual users.</param>
    /// <param name="length">How long it is measured.</param>
    public Workload At(long level, TimeSpan length)
    {
        if (!IsRate)
        {
            return new ConstantVus((int)level, length);
        }

        var rate = new Rate(level, Nanoseconds.PerSecond);
        int vus = MaxVus ?? WorkloadFactory.VusFor(rate, IsSynchronous);
        return new ConstantArrivalRate(rate, length, vus, vus);
    }
}
