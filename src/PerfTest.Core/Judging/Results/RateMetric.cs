using PerfTest.Judging;
using PerfTest.Measuring;

namespace PerfTest;

/// <summary>How many samples were true. Of <c>http_req_failed</c> and <c>iteration_failed</c> the true ones are the failures; of <c>checks</c> those that passed.</summary>
public sealed class RateMetric
{
    internal RateMetric(string name, RateTotals? totals)
    {
        Name = name;
        Passes = totals?.Passes ?? 0;
        Total = totals?.Total ?? 0;
    }

    /// <summary>The metric's name, with the filter if there was one.</summary>
    public string Name { get; }

    /// <summary>Whether there are any.</summary>
    public bool HasSamples => Total > 0;

    /// <summary>Samples that were true.</summary>
    public long Passes { get; }

    /// <summary>Samples that were false.</summary>
    public long Fails => Total - Passes;

    /// <summary>All samples; 0 if there are none.</summary>
    public long Total { get; }

    /// <summary>The share of true samples, 0…1.</summary>
    /// <exception cref="LoadTestException">There are no samples.</exception>
    public double Rate => Total == 0 ? throw NoSamples.In(Name) : (double)Passes / Total;

    /// <inheritdoc/>
    public override string ToString() => Total == 0 ? $"{Name}: no samples" : $"{Name}: {Figures.Percent(Rate)}, {Figures.Count(Passes)} of {Figures.Count(Total)}";
}
