using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest;

/// <summary>A distribution of numbers, in the metric's own unit: milliseconds where it is one of times.</summary>
public sealed class TrendMetric
{
    private readonly Distribution? _distribution;

    internal TrendMetric(string name, Unit unit, Distribution? distribution)
    {
        Name = name;
        Unit = unit;
        _distribution = distribution;
    }

    /// <summary>The metric's name, with the filter if there was one.</summary>
    public string Name { get; }

    /// <summary>What the numbers are; times are given in milliseconds.</summary>
    public Unit Unit { get; }

    /// <summary>Whether there is anything to be said: samples, or iterations that never started and rank as slower than any.</summary>
    public bool HasSamples => _distribution is not null;

    /// <summary>Samples; 0 if there are none.</summary>
    public long Count => _distribution?.Values.Count ?? 0;

    /// <summary>Samples that there would be if no iteration had been dropped, and that rank as slower than any. 0 for metrics that do not count from the intended start.</summary>
    public long NeverStarted => _distribution?.NeverStarted ?? 0;

    /// <summary>The mean.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public double Average => Shown(Started.Values.Average);

    /// <summary>The smallest sample.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public double Min => Shown(Started.Values.Min);

    /// <summary>The largest sample.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public double Max => Shown(Started.Values.Max);

    /// <summary>The 50th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public double Median => Percentile(50);

    /// <summary>The 50th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public double P50 => Percentile(50);

    /// <summary>The 75th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public double P75 => Percentile(75);

    /// <summary>The 90th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public double P90 => Percentile(90);

    /// <summary>The 95th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public double P95 => Percentile(95);

    /// <summary>The 99th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public double P99 => Percentile(99);

    /// <summary>The 99.9th percentile.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public double P999 => Percentile(99.9);

    internal Distribution? Distribution => _distribution;

    private Distribution Started => _distribution is { Values.Count: > 0 } ? _distribution : throw NoSamples.In(Name);

    private Distribution Samples => _distribution ?? throw NoSamples.In(Name);

    /// <summary>Any percentile; infinite if it falls among what never started.</summary>
    /// <param name="percent">0…100.</param>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is not within 0…100.</exception>
    public double Percentile(double percent)
    {
        Percentiles.Check(percent);
        return Samples.Quantile(percent / 100) is { } value ? Shown(value) : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public override string ToString() => _distribution is { Values.Count: > 0 } all ? $"{Name}: {all.Describe(Unit)}" : $"{Name}: no samples";

    private double Shown(double recorded) => TrendScale.ToShown(Unit, recorded);
}
