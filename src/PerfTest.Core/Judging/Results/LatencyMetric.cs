using PerfTest.Judging;
using PerfTest.Planning;

namespace PerfTest;

/// <summary>A distribution of times.</summary>
/// <remarks>
/// Percentiles are interpolated between neighbouring samples, to 0.05 %. In a metric that counts from the intended start (<c>http_req_response_time</c>,
/// <c>iteration_response_time</c>) iterations that never started rank as slower than any sample: a percentile that falls among them is
/// <see cref="TimeSpan.MaxValue"/>. <see cref="Average"/>, <see cref="Min"/> and <see cref="Max"/> are of those that started.
/// </remarks>
public sealed class LatencyMetric
{
    private readonly Func<Distribution?> _find;

    internal LatencyMetric(string name, Distribution? distribution)
        : this(name, () => distribution)
    {
    }

    /// <param name="name">The metric's name.</param>
    /// <param name="find">Makes the distribution anew each time: of the hundreds of slices of a run few are looked at.</param>
    internal LatencyMetric(string name, Func<Distribution?> find)
    {
        Name = name;
        _find = find;
    }

    /// <summary>The metric's name, with the filter if there was one: <c>http_req_duration{name:/products}</c>.</summary>
    public string Name { get; }

    /// <summary>Whether there is anything to be said: samples, or iterations that never started and rank as slower than any.</summary>
    public bool HasSamples => Distribution is not null;

    /// <summary>Samples; 0 if there are none.</summary>
    public long Count => Distribution?.Values.Count ?? 0;

    /// <summary>Samples that there would be if no iteration had been dropped, and that rank as slower than any. 0 for metrics that do not count from the intended start.</summary>
    public long NeverStarted => Distribution?.NeverStarted ?? 0;

    /// <summary>The mean.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public TimeSpan Average => Shown(Started.Values.Average);

    /// <summary>The smallest sample.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public TimeSpan Min => Nanoseconds.ToTimeSpan(Started.Values.Min);

    /// <summary>The largest sample.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public TimeSpan Max => Nanoseconds.ToTimeSpan(Started.Values.Max);

    /// <summary>The 50th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public TimeSpan Median => Percentile(50);

    /// <summary>The 50th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public TimeSpan P50 => Percentile(50);

    /// <summary>The 75th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public TimeSpan P75 => Percentile(75);

    /// <summary>The 90th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public TimeSpan P90 => Percentile(90);

    /// <summary>The 95th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public TimeSpan P95 => Percentile(95);

    /// <summary>The 99th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public TimeSpan P99 => Percentile(99);

    /// <summary>The 99.9th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public TimeSpan P999 => Percentile(99.9);

    internal Distribution? Distribution => _find();

    private Distribution Started => Distribution is { Values.Count: > 0 } all ? all : throw NoSamples.In(Name);

    private Distribution Samples => Distribution ?? throw NoSamples.In(Name);

    /// <summary>Any percentile; <see cref="TimeSpan.MaxValue"/> if it falls among what never started.</summary>
    /// <param name="percent">0…100.</param>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is not within 0…100.</exception>
    public TimeSpan Percentile(double percent)
    {
        Percentiles.Check(percent);
        return Samples.Quantile(percent / 100) is { } value ? Shown(value) : TimeSpan.MaxValue;
    }

    /// <summary>Whether a percentile is a time; false if it falls among what never started, and if there are no samples.</summary>
    /// <param name="percent">0…100.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is not within 0…100.</exception>
    public bool IsReached(double percent)
    {
        Percentiles.Check(percent);
        return Distribution?.Quantile(percent / 100) is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Distribution is { Values.Count: > 0 } all ? $"{Name}: {all.Describe(Unit.Time)}" : $"{Name}: no samples";

    private static TimeSpan Shown(double nanoseconds) => Nanoseconds.ToTimeSpan((long)Math.Round(nanoseconds));
}
