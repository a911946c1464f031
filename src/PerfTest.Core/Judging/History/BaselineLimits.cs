using System.Collections.Immutable;
using PerfTest.Planning;

namespace PerfTest.Judging;

/// <summary>Makes limits of what figures were in earlier runs, before load: they are judged and shown like any others. Pure.</summary>
internal static class BaselineLimits
{
    /// <summary>Fewer runs set no limit.</summary>
    public const int FewestRuns = 5;

    /// <summary>Older ones do not count.</summary>
    public const int MostRuns = 20;

    /// <summary>What makes the MAD of normally distributed values their standard deviation.</summary>
    private const double ToDeviation = 1.4826;

    /// <summary>The plan with a limit for each baseline that has enough runs, and a warning for each that has not.</summary>
    /// <param name="plan">With its baselines.</param>
    /// <param name="comparable">Runs of the same key, in any order.</param>
    /// <param name="isOff"><c>PERFTEST_BASELINE=off</c>: it only informs.</param>
    public static LoadPlan Apply(LoadPlan plan, IReadOnlyList<HistoryEntry> comparable, bool isOff)
    {
        if (plan.Baselines.IsEmpty || plan.Mode != RunMode.Full || plan.BreakingPoint is not null)
        {
            return plan;
        }

        if (!plan.Segment.IsWhole)
        {
            return plan with { Warnings = [.. plan.Warnings, "[Baseline]s judge whole runs: they set no limit for a segment of one."] };
        }

        var passed = comparable.Where(entry => entry.Verdict == LoadVerdict.Passed).OrderByDescending(entry => entry.StartedAt).ToList();
        var limits = ImmutableArray.CreateBuilder<Threshold>();
        var told = ImmutableArray.CreateBuilder<string>();
        foreach (var baseline in plan.Baselines)
        {
            double[] values = [.. passed.Select(entry => entry.Figures.TryGetValue(baseline.Key, out var value) ? value : (double?)null).OfType<double>().Take(MostRuns)];
            var label = $"[Baseline({Written.Quote(baseline.Figure)})]";
            if (values.Length < FewestRuns)
            {
                told.Add($"{label} sets no limit yet: {Figures.Counted(values.Length, "comparable run")} in the history, and it takes {FewestRuns} that passed.");
            }
            else if (isOff)
            {
                told.Add($"{label} sets no limit in this run, as {VariableNames.Baseline} says: the median of {values.Length} comparable runs is {Shown(baseline, Median(values), plan)}.");
            }
            else
            {
                limits.AddRange(Of(baseline, values, plan));
            }
        }

        var own = plan.Thresholds.TakeWhile(threshold => !threshold.IsDefault).ToList();
        return plan with { Thresholds = [.. own, .. limits, .. plan.Thresholds.Skip(own.Count)], Warnings = [.. plan.Warnings, .. told] };
    }

    /// <summary>Above (below) it a figure fails: the further of the share that is accepted and of three deviations.</summary>
    public static (double? Upper, double? Lower) Bounds(Baseline baseline, IReadOnlyList<double> values)
    {
        var median = Median(values);
        var spread = 3 * ToDeviation * Median([.. values.Select(value => Math.Abs(value - median))]);
        return (
            baseline.MaxIncrease is { } increase ? Math.Max(median * (1 + increase), median + spread) : null,
            baseline.MaxDecrease is { } decrease ? Math.Min(median * (1 - decrease), median - spread) : null);
    }

    public static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static IEnumerable<Threshold> Of(Baseline baseline, double[] values, LoadPlan plan)
    {
        var (upper, lower) = Bounds(baseline, values);
        var origin = $"[Baseline]: median {Shown(baseline, Median(values), plan)} of {values.Length} runs";
        if (upper is { } most)
        {
            yield return Limit(baseline, Comparison.LessOrEqual, most, origin, plan);
        }

        // What cannot be below is no limit.
        if (lower is { } least and > 0)
        {
            yield return Limit(baseline, Comparison.GreaterOrEqual, least, origin, plan);
        }
    }

    private static Threshold Limit(Baseline baseline, Comparison comparison, double limit, string origin, LoadPlan plan)
    {
        var figure = baseline.Expression;
        var (number, unit) = InUnit(baseline, limit, plan);
        var expression = new ThresholdExpression("", figure.Metric, figure.Filter, figure.Aggregation, comparison, number, unit);

        // Its source is what it prints, which the parser reads back as the same.
        return new() { Expression = ThresholdParser.Parse(expression.Print()).Expression!, Origin = origin };
    }

    /// <summary>Four digits are enough, and read better than all of them.</summary>
    private static (double Number, LimitUnit Unit) InUnit(Baseline baseline, double value, LoadPlan plan)
    {
        var metric = baseline.Expression.Metric is { } name ? ThresholdChecker.Find(name, [.. plan.DeclaredMetrics]) : ThresholdChecker.Headline;
        var isValue = baseline.Expression.Aggregation?.Kind is not (AggregationKind.Count or AggregationKind.Rate);
        return metric is { Type: MetricType.Trend, Unit: Unit.Time } && isValue ? (Rounded(value / Nanoseconds.PerMillisecond), LimitUnit.Milliseconds) : (Rounded(value), LimitUnit.None);
    }

    private static double Rounded(double value)
    {
        if (value == 0)
        {
            return 0;
        }

        var digits = Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15);
        return Math.Round(value, digits);
    }

    private static string Shown(Baseline baseline, double value, LoadPlan plan) => InUnit(baseline, value, plan) switch
    {
        (_, LimitUnit.Milliseconds) => Figures.Time(value),
        var (number, _) => Figures.Number(number),
    };
}
