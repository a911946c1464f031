using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Planning;

namespace PerfTest;

/// <summary>A sum.</summary>
public sealed class CounterMetric
{
    internal CounterMetric(string name, Unit unit, CounterTotals? totals, long length)
    {
        Name = name;
        Unit = unit;
        HasSamples = totals is not null;
        Count = totals?.Count ?? 0;
        CountWithinPlan = totals?.CountWithinPlan ?? 0;
        Rate = length <= 0 ? 0 : (double)CountWithinPlan * Nanoseconds.PerSecond / length;
    }

    /// <summary>The metric's name, with the filter if there was one.</summary>
    public string Name { get; }

    /// <summary>What is counted: bytes or just things.</summary>
    public Unit Unit { get; }

    /// <summary>Whether anything was ever added.</summary>
    public bool HasSamples { get; }

    /// <summary>All of it, the graceful tail after the plan's end included; 0 if nothing was ever added.</summary>
    public long Count { get; }

    /// <summary>What came up to the plan's end.</summary>
    public long CountWithinPlan { get; }

    /// <summary>
    /// <see cref="CountWithinPlan"/> per second of the plan; of a run that ended before its plan, by its own work or by a stop, per second of the run.
    /// </summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override string ToString() => Unit == Unit.Bytes
        ? $"{Name}: {Figures.Bytes(Count)}, {Figures.Bytes(Rate)}/s"
        : $"{Name}: {Figures.Count(Count)}, {Figures.PerSecond(Rate)}";
}
