using System.Globalization;

namespace PerfTest.Planning;

/// <summary>Reads the <c>[BreakingPoint]</c> of a test.</summary>
/// <param name="timeScale">Factor on planned times.</param>
/// <param name="mistakes">Gets a sentence for each mistake.</param>
internal sealed class BreakingPointPlanner(TimeScale timeScale, List<string> mistakes)
{
    private const string Shown = "[BreakingPoint]";

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);

    /// <summary>The search; null: none, or a wrong one.</summary>
    public BreakingPointPlan? Read(LoadTestDeclaration declaration)
    {
        if (declaration.BreakingPoint is not { } attribute)
        {
            return null;
        }

        int before = mistakes.Count;
        CheckAlone(declaration);
        (long Level, bool IsRate)? from = ReadLevel(nameof(attribute.From), attribute.From);
        (long Level, bool IsRate)? to = ReadLevel(nameof(attribute.To), attribute.To);
        (long Level, bool IsRate)? atLeast = attribute.AtLeast is null ? null : ReadLevel(nameof(attribute.AtLeast), attribute.AtLeast);
        if (from is { } lowest && to is { } highest && (lowest.IsRate != highest.IsRate || lowest.Level >= highest.Level))
        {
            mistakes.Add($"{Shown} From = {Written.Quote(attribute.From)} and To = {Written.Quote(attribute.To)} do not fit: write two rates or two numbers of virtual users, the lower one first.");
        }
        else if (atLeast is { } least && from is { } low && to is { } high && (least.IsRate != low.IsRate || least.Level < low.Level || least.Level > high.Level))
        {
            mistakes.Add($"{Shown} AtLeast = {Written.Quote(attribute.AtLeast)} is wrong: write a level from From to To.");
        }

        TimeSpan measure = ReadMeasure(attribute.Measure);
        return mistakes.Count > before || from is null || to is null
            ? null
            : new BreakingPointPlan
            {
                From = from.Value.Level,
                To = to.Value.Level,
                IsRate = from.Value.IsRate,
                AtLeast = atLeast?.Level,
                Measure = timeScale.Of(measure),
                Settle = timeScale.Of(Settle),
                MaxVus = declaration.Workload.MaxVus ?? declaration.Workload.PreAllocatedVus,
                IsSynchronous = declaration.IsSynchronous,
            };
    }

    /// <summary>The load of the first level, below whatever is laid over the test from outside.</summary>
    /// <param name="search">The search.</param>
    /// <param name="written">As it is written.</param>
    public static SettingLayer LayerOf(BreakingPointPlan search, BreakingPointAttribute written) => new()
    {
        Name = Shown,
        Workload = new WorkloadSettings
        {
            Rate = search.IsRate ? search.Write(search.From) : null,
            Vus = search.IsRate ? null : (int)search.From,
            Duration = written.Measure ?? DurationText.Print(Shortest),
        },
    };

    private void CheckAlone(LoadTestDeclaration declaration)
    {
        WorkloadSettings own = declaration.Workload;
        if (own.Rate is not null || own.Vus is not null || own.Duration is not null || own.Iterations is not null || own.IterationsPerVu is not null || own.Stages is not null || declaration.Stages.Count > 0)
        {
            mistakes.Add($"{Shown} chooses the load itself: take the workload of [LoadTest] away (Rate, Vus, Duration, Iterations, IterationsPerVu, Stages).");
        }

        if (declaration.Scenarios.Any(scenario => scenario.WeightOrNull is null))
        {
            mistakes.Add($"{Shown} searches with one workload: give each [Scenario] a Weight, or take them away.");
        }
    }

    private (long Level, bool IsRate)? ReadLevel(string name, string? written)
    {
        string shown = $"{Shown} {name} = {Written.Quote(written)}";
        if (written is not null && written.Contains('/', StringComparison.Ordinal))
        {
            Parsed<Rate> rate = RateParser.Parse(written);
            if (!rate.IsOk)
            {
                mistakes.Add($"{Shown} {name} = {rate.Error}");
                return null;
            }

            double perSecond = rate.Value.PerSecond;
            if (perSecond < 1 || perSecond != Math.Floor(perSecond) || perSecond > PlanLimits.RatePerSecond)
            {
                mistakes.Add($"{shown} is wrong: write whole iterations a second, from 1/s to {Written.Number(PlanLimits.RatePerSecond)}/s.");
                return null;
            }

            return ((long)perSecond, true);
        }

        if (int.TryParse(written, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int vus) && vus >= 1 && vus <= PlanLimits.Vus)
        {
            return (vus, false);
        }

        mistakes.Add($"{shown} is wrong: write a rate such as \"1000/s\", or virtual users from 1 to {Written.Number(PlanLimits.Vus)}, such as \"10\".");
        return null;
    }

    private TimeSpan ReadMeasure(string? written)
    {
        if (written is null)
        {
            return Shortest;
        }

        Parsed<TimeSpan> time = DurationParser.Parse(written);
        if (!time.IsOk)
        {
            mistakes.Add($"{Shown} Measure = {time.Error}");
        }
        else if (time.Value < Shortest || time.Value > TimeSpan.FromHours(1))
        {
            mistakes.Add($"{Shown} Measure = {Written.Quote(written)} is wrong: write a time from 10s to 1h.");
        }

        return time.IsOk ? time.Value : Shortest;
    }
}
