using PerfTest.Judging;
using PerfTest.Measuring;
using PerfTest.Reporting;

namespace PerfTest;

/// <summary>What is wrong with a distribution, and what it looks like.</summary>
/// <param name="name">The metric, with its filter.</param>
/// <param name="unit">What its numbers are.</param>
/// <param name="all">Its samples; null if there are none.</param>
/// <param name="model">What is counted from when; null where that is not known.</param>
internal sealed class DistributionSentence(string name, Unit unit, Distribution? all, string? model)
{
    private static readonly double[] Shown = [50, 75, 90, 95, 99, 99.9];

    /// <summary>A time in nanoseconds or a number as it was recorded; null if it is below the limit, else what goes behind "but".</summary>
    public string? PercentileNotBelow(double percent, double limit) => all is null ? NoSamples()
        : all.Quantile(percent / 100) is not { } value ? $"it was not reached: {Figures.Percent(all.NeverStartedShare, 1)} never started, and rank as slower than any.{Details()}"
        : value < limit ? null
        : Above(value, limit, Extreme(percent));

    /// <inheritdoc cref="PercentileNotBelow"/>
    public string? PercentileNotAbove(double percent, double limit) => all is null ? NoSamples()
        : all.Quantile(percent / 100) is not { } value || value > limit ? null
        : $"it was {Limits.Beside(value, limit, Text)} over {Samples()}.{Details(Extreme(percent))}";

    /// <inheritdoc cref="PercentileNotBelow"/>
    public string? AverageNotBelow(double limit) => OfStarted(values => values.Average, limit);

    /// <inheritdoc cref="PercentileNotBelow"/>
    public string? MaxNotBelow(double limit) => OfStarted(values => values.Max, limit);

    /// <inheritdoc cref="PercentileNotBelow"/>
    public string? AverageNotAbove(double limit) => OfStartedAbove(values => values.Average, limit);

    /// <inheritdoc cref="PercentileNotBelow"/>
    public string? MinNotAbove(double limit) => OfStartedAbove(values => values.Min, limit);

    /// <summary>Null if there are so many, else what goes behind "but".</summary>
    public string? FewerSamplesThan(long count) => (all?.Values.Count ?? 0) >= count ? null
        : all is not { Values.Count: > 0 } ? NoSamples()
        : $"there were {Samples()}.{Details()}";

    /// <summary>A limit as the user has written it.</summary>
    public string Limit(double limit) => Limits.Exact(limit, Text);

    private string? OfStarted(Func<Histogram, double> aggregate, double limit) => all is not { Values.Count: > 0 } ? NoSamples()
        : aggregate(all.Values) is var value && value < limit ? null
        : Above(value, limit, null);

    private string? OfStartedAbove(Func<Histogram, double> aggregate, double limit) => all is not { Values.Count: > 0 } ? NoSamples()
        : aggregate(all.Values) is var value && value > limit ? null
        : $"it was {Limits.Beside(value, limit, Text)} over {Samples()}.{Details()}";

    private string Above(double value, double limit, string? note)
    {
        var times = Limits.Times(value, limit);
        return $"it was {Limits.Beside(value, limit, Text)}{times} over {Samples()}.{Details(note)}";
    }

    private string NoSamples() => all is { NeverStarted: > 0 }
        ? $"{name} has no samples: nothing that was due ever started."
        : $"{name} has no samples: nothing can be said about it.";

    private string? Extreme(double percent) => all is null || percent is 0 or 100 || all.Resolves(percent / 100) ? null : $"{Percentiles.Name(percent)} of {Samples()} is their maximum";

    private string Details(string? note = null)
    {
        string[] parts = all!.Values.Count == 0 ? [] :
        [
            $"min {Text(all.Values.Min)}",
            .. Shown.Select(percent => $"{Percentiles.Name(percent)} {(all.Quantile(percent / 100) is { } value ? Text(value) : NotReached.Mark)}"),
            $"max {Text(all.Values.Max)}",
            $"avg {Text(all.Values.Average)}",
        ];
        IEnumerable<string> lines =
        [
            .. model is null ? Array.Empty<string>() : [$"  {name}: {model}"],
            .. parts.Length == 0 ? Array.Empty<string>() : [$"  {string.Join(" · ", parts)}"],
            .. NotReached.Explain([new(name, all)]),
            .. note is null ? Array.Empty<string>() : [$"  {note}"],
        ];
        return string.Concat(lines.Select(line => Environment.NewLine + line));
    }

    private string Samples() => Figures.Counted(all!.Values.Count, "sample");

    private string Text(double recorded, int digits = 3) => UnitText.OfRecorded(unit, recorded, digits);
}
