using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>What a threshold says and what was measured of it, before anything is put into words.</summary>
internal sealed record ThresholdReading
{
    public required Threshold Threshold { get; init; }

    /// <summary>The metric with its filter.</summary>
    public required string Metric { get; init; }

    public MetricType Type { get; init; }

    public Unit Unit { get; init; }

    /// <summary>Null where the limit does not fit the metric, whose type was only known when a body made it, or where the metric never came to be.</summary>
    public ThresholdMeaning? Meaning { get; init; }

    /// <summary>What does not fit.</summary>
    public ThresholdMistake? Mistake { get; init; }

    /// <summary>In the engine's unit: nanoseconds, bytes, shares, per second; infinite where the rank is one of those that never started; null without samples.</summary>
    public double? Value { get; init; }

    /// <summary>How many samples the value is of.</summary>
    public long Samples { get; init; }

    /// <summary>As many as there would be if nothing had been dropped.</summary>
    public long Total { get; init; }

    /// <summary>Of a trend from the intended start: 0…1.</summary>
    public double NeverStartedShare { get; init; }

    /// <summary>The histogram's smallest difference is coarser than the sample count: the value is an extreme.</summary>
    public bool IsExtreme { get; init; }

    /// <summary>Of a rate: the samples that were true.</summary>
    public long Passes { get; init; }

    /// <summary>A budget that nobody wrote has nothing to say about what nobody measured.</summary>
    public bool IsVacuous => Value is null && Threshold.IsDefault;

    public bool Passed => IsVacuous || (Value is { } value && Meaning is { } meaning && meaning.Holds(value));
}
