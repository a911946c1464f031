using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest;

/// <summary>A value that went up and down.</summary>
public sealed class GaugeMetric
{
    private readonly GaugeTotals? _totals;

    internal GaugeMetric(string name, Unit unit, GaugeTotals? totals)
    {
        Name = name;
        Unit = unit;
        _totals = totals;
    }

    /// <summary>The metric's name, with the filter if there was one.</summary>
    public string Name { get; }

    /// <summary>What the numbers are.</summary>
    public Unit Unit { get; }

    /// <summary>Whether it was ever set.</summary>
    public bool HasSamples => _totals is not null;

    /// <summary>The last value.</summary>
    /// <exception cref="LoadTestException">It was never set.</exception>
    public double Value => Totals.Value;

    /// <summary>The smallest value.</summary>
    /// <exception cref="LoadTestException">It was never set.</exception>
    public double Min => Totals.Min;

    /// <summary>The largest value.</summary>
    /// <exception cref="LoadTestException">It was never set.</exception>
    public double Max => Totals.Max;

    private GaugeTotals Totals => _totals ?? throw NoSamples.In(Name);

    /// <inheritdoc/>
    public override string ToString() => _totals is { } totals
        ? $"{Name}: {Figures.Number(totals.Value)}, min {Figures.Number(totals.Min)}, max {Figures.Number(totals.Max)}"
        : $"{Name}: no samples";
}
